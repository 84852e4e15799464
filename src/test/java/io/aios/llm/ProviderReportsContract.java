package io.aios.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of reports promises. Each test has nodes of its own. */
public abstract class ProviderReportsContract {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");

  private final String east = "east-" + UUID.randomUUID();
  private final String west = "west-" + UUID.randomUUID();

  /** The store; it may hold reports of other nodes. */
  protected abstract ProviderReports reports();

  @Test
  void whatWasSaidIsReadAsItWas() {
    List<ProviderStatus> said =
        List.of(ProviderStatusCast.busy("acme"), ProviderStatusCast.unused("umbrella"));

    reports().publish(east, said, NOON);

    assertThat(current(NOON))
        .containsExactly(
            new ProviderReport(east, NOON, said.get(0)),
            new ProviderReport(east, NOON, said.get(1)));
  }

  @Test
  void everyKindOfCheckIsReadAsItWas() {
    List<ProviderStatus> said =
        List.of(
            ProviderStatusCast.checked("a", new ProviderStatus.Checkup.Never()),
            ProviderStatusCast.checked(
                "b", new ProviderStatus.Checkup.Passed(NOON, 12, Duration.ofMillis(81))),
            ProviderStatusCast.checked(
                "c",
                new ProviderStatus.Checkup.Failed(
                    new Mishap(NOON, "Unavailable", "'; drop table x; -- é👩 \\u0000"))));

    reports().publish(east, said, NOON);

    assertThat(current(NOON)).extracting(ProviderReport::status).isEqualTo(said);
  }

  @Test
  void inOrderOfProviderAndNode() {
    reports().publish(west, List.of(unused("b"), unused("a")), NOON);
    reports().publish(east, List.of(unused("a"), unused("B")), NOON);

    assertThat(current(NOON))
        .extracting(report -> report.status().provider() + " " + report.node())
        .containsExactly("B " + east, "a " + east, "a " + west, "b " + west);
  }

  @Test
  void publishingAgainReplacesAllThatWasSaid() {
    reports().publish(east, List.of(unused("acme"), unused("umbrella")), NOON);
    Instant later = NOON.plusSeconds(5);

    reports().publish(east, List.of(ProviderStatusCast.busy("acme")), later);

    assertThat(current(later))
        .containsExactly(new ProviderReport(east, later, ProviderStatusCast.busy("acme")));
  }

  @Test
  void silentNodesVanish() {
    reports().publish(east, List.of(unused("acme")), NOON);
    reports().publish(west, List.of(unused("acme")), NOON.plusSeconds(30));

    assertThat(current(NOON.plusSeconds(59))).hasSize(2);
    assertThat(current(NOON.plusSeconds(60)))
        .extracting(ProviderReport::node)
        .containsExactly(west);
  }

  @Test
  void nodeThatWasSilentMaySpeakAgain() {
    reports().publish(east, List.of(unused("acme")), NOON);
    Instant later = NOON.plusSeconds(600);
    reports().publish(west, List.of(unused("acme")), later);

    reports().publish(east, List.of(unused("acme")), later);

    assertThat(current(later)).extracting(ProviderReport::node).containsExactly(east, west);
  }

  @Test
  void withdrawnReportsAreGoneAtOnce() {
    reports().publish(east, List.of(unused("acme")), NOON);
    reports().publish(west, List.of(unused("acme")), NOON);

    reports().withdraw(east);
    reports().withdraw("nobody");

    assertThat(current(NOON)).extracting(ProviderReport::node).containsExactly(west);
  }

  @Test
  void nodeWithoutProvidersSaysNothing() {
    reports().publish(east, List.of(), NOON);

    assertThat(current(NOON)).isEmpty();
  }

  private static ProviderStatus unused(String provider) {
    return ProviderStatusCast.unused(provider);
  }

  private List<ProviderReport> current(Instant now) {
    return reports().current(now).stream()
        .filter(report -> List.of(east, west).contains(report.node()))
        .toList();
  }
}
