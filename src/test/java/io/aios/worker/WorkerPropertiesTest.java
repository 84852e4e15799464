package io.aios.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.node.StartRefusal;
import io.aios.project.AgentKind;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WorkerPropertiesTest {

  private static final SortedSet<AgentKind> KNOWN =
      new TreeSet<>(List.of(AgentKind.BACKEND, AgentKind.CTO, AgentKind.QA));

  @Test
  void servesAllKindsUnlessItIsToldWhich() {
    assertThat(kinds().served(KNOWN)).isEqualTo(KNOWN);
    assertThat(kinds("QA").served(KNOWN)).containsExactly(AgentKind.QA);
  }

  @Test
  void refusesUnknownKindsAndNamesTheKnownOnes() {
    assertThatThrownBy(() -> kinds("QA", "TESTER", "BAKEND").served(KNOWN))
        .isInstanceOf(StartRefusal.class)
        .hasMessage(
            "aios.worker.kinds names BAKEND, TESTER, but there is no such agent;"
                + " name some of BACKEND, CTO, QA, or none for all.");
  }

  @Test
  void refusesWhatIsNoKind() {
    assertThatThrownBy(() -> kinds("quality assurance"))
        .hasMessageContaining("aios.worker.kinds must name kinds of agents");
  }

  private static WorkerProperties kinds(String... kinds) {
    return new WorkerProperties(new TreeSet<>(List.of(kinds)));
  }
}
