package io.aios.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.money.Usd;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every store of quotes promises. */
public abstract class QuotesContract {

  private static final Quote QUOTE =
      new Quote(
          new Quote.Money(Usd.ZERO, new Usd(1), new Usd(Long.MAX_VALUE)),
          new Quote.Time(Duration.ZERO, Duration.ofMillis(1), Duration.ofDays(400)),
          12);

  protected abstract Quotes quotes();

  /** A project that is stored, as a quote belongs to one. */
  protected abstract ProjectId submitted();

  @Test
  void keepsAQuoteAsItIs() {
    ProjectId project = submitted();

    quotes().keep(project, QUOTE);

    assertThat(quotes().find(project)).contains(QUOTE);
  }

  @Test
  void staysWithTheFirstQuote() {
    ProjectId project = submitted();
    quotes().keep(project, QUOTE);

    quotes().keep(project, new Quote(QUOTE.cost(), QUOTE.time(), 13));

    assertThat(quotes().find(project)).contains(QUOTE);
  }

  @Test
  void knowsNoneOfProjectsWithout() {
    assertThat(quotes().find(submitted())).isEmpty();
  }
}
