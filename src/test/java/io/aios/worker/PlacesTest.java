package io.aios.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.project.AgentKind;
import io.aios.project.WorkerReport;
import io.aios.project.WorkerReport.State;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private final Places places =
      new Places(new TreeSet<>(List.of(AgentKind.QA, AgentKind.BACKEND)), 8);

  @Test
  void aKindIsBusyWhileATaskOfItIsPerformed() {
    List<WorkerReport> meanwhile =
        places.during(AgentKind.QA, () -> places.during(AgentKind.QA, places::reports));

    assertThat(meanwhile)
        .containsExactly(
            new WorkerReport(AgentKind.BACKEND, 8, 0, false),
            new WorkerReport(AgentKind.QA, 8, 2, false));
    assertThat(places.report(AgentKind.QA).state()).isEqualTo(State.IDLE);
  }

  @Test
  void workThatBreaksOffLeavesItsPlace() {
    assertThatThrownBy(() ->
            places.during(
                AgentKind.QA,
                () -> {
                  throw new IllegalStateException("a bug");
                }))
        .hasMessage("a bug");

    assertThat(places.report(AgentKind.QA).busy()).isZero();
  }

  @Test
  void drainsEvenWhileItIsBusy() {
    places.drain();

    assertThat(places.during(AgentKind.QA, () -> places.report(AgentKind.QA)).state())
        .isEqualTo(State.DRAINING);
  }
}
