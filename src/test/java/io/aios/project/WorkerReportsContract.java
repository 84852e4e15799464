package io.aios.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link WorkerReports} promises. */
public abstract class WorkerReportsContract {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final WorkerReport QA = new WorkerReport(AgentKind.QA, 200, 0, false);
  private static final WorkerReport BACKEND = new WorkerReport(AgentKind.BACKEND, 200, 3, false);
  private static final WorkerReport LEAVING = new WorkerReport(AgentKind.BACKEND, 8, 1, true);

  private final WorkerReports reports;

  protected WorkerReportsContract(WorkerReports reports) {
    this.reports = reports;
  }

  @Test
  void tellsWhatEachWorkerSaidByKindAndWorker() {
    reports.publish("b", List.of(QA, BACKEND), NOON);
    reports.publish("a", List.of(LEAVING), NOON);

    assertThat(reports.current(NOON)).containsExactly(LEAVING, BACKEND, QA);
  }

  @Test
  void forgetsWhatAWorkerSaidBefore() {
    reports.publish("a", List.of(QA, BACKEND), NOON);
    reports.publish("a", List.of(LEAVING), NOON.plusSeconds(5));

    assertThat(reports.current(NOON.plusSeconds(5))).containsExactly(LEAVING);
  }

  @Test
  void forgetsAWorkerThatHasStopped() {
    reports.publish("a", List.of(QA), NOON);
    reports.publish("b", List.of(BACKEND), NOON);
    reports.withdraw("a");

    assertThat(reports.current(NOON)).containsExactly(BACKEND);
  }

  @Test
  void countsASilentWorkerAsGone() {
    reports.publish("a", List.of(QA), NOON);
    Instant end = NOON.plus(WorkerReports.VALIDITY);

    assertThat(reports.current(end.minus(Duration.ofMillis(1)))).containsExactly(QA);
    assertThat(reports.current(end)).isEmpty();
  }

  @Test
  void aWorkerThatServesNothingSaysNothing() {
    reports.publish("a", List.of(QA), NOON);
    reports.publish("a", List.of(), NOON);

    assertThat(reports.current(NOON)).isEmpty();
  }
}
