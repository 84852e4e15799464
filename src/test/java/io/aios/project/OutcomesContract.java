package io.aios.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.money.Usd;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link Tasks} promises about reports: each is read as it was left, whatever is in it. */
public abstract class OutcomesContract {

  private final Stores stores;
  private final IdSource ids = ProjectCast.ids(14);

  protected OutcomesContract(Stores stores) {
    this.stores = stores;
  }

  static Stream<Outcome> outcomes() {
    return Stream.of(
        new Outcome.Planned(AwkwardTexts.largestPlan(), AwkwardTexts.files()),
        new Outcome.Planned(ProjectCast.team(), List.of()),
        new Outcome.Produced(AwkwardTexts.files()),
        new Outcome.Produced(List.of()),
        new Outcome.Rework(new TaskKey("a-1"), AwkwardTexts.findings()),
        new Outcome.Deferred(Instant.parse("2026-11-22T23:59:59.123456789Z"), AwkwardTexts.ANY),
        new Outcome.HandedBack(),
        new Outcome.Unfunded("project:0193", Usd.of("0.52"), AwkwardTexts.ANY),
        new Outcome.Unfunded("tenant:default", new Usd(Long.MAX_VALUE), ""),
        new Outcome.Failed(AwkwardTexts.ANY.repeat(1_000), AwkwardTexts.findings()),
        new Outcome.Lost());
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void readsAReportAsItWasLeft(Outcome outcome) {
    ProjectLife life = ProjectLife.begun(stores, ids);
    life.start("plan");
    Report report = life.reported("plan", outcome, AwkwardTexts.verdicts());

    assertThat(life.leave(report)).isTrue();

    List<Report> unread =
        stores.inTransaction(() -> stores.projects().lock(life.id()).orElseThrow().unread());
    assertThat(unread).containsExactly(report);
  }

  /** A new outcome has to be added above. */
  @Test
  void triesEveryOutcome() {
    assertThat(outcomes().map(Object::getClass))
        .containsAll(List.of(Outcome.class.getPermittedSubclasses()));
  }
}
