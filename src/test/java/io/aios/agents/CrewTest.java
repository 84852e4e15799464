package io.aios.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.project.AgentKind;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrewTest {

  @Test
  void hasOneAgentOfEachKind() {
    Crew crew = Crew.standard(new PathVerifier(), InstantSource.system());

    assertThat(crew.kinds())
        .containsExactly(
            AgentKind.BACKEND, AgentKind.CTO, AgentKind.DEVOPS, AgentKind.FRONTEND, AgentKind.QA);
    assertThat(crew.find(AgentKind.QA)).get().extracting(Agent::kind).isEqualTo(AgentKind.QA);
  }

  @Test
  void givesEachKindItsOwnInstructions() {
    for (AgentKind kind : Crew.standard(new PathVerifier(), InstantSource.system()).kinds()) {
      String text = Instructions.load(kind).text();

      assertThat(text).startsWith("# Agent: " + kind + "\n");
      assertThat(text).contains("## What you get", "## How it is checked", "## Never");
      assertThat(text).contains("<file path=", "<continue/>", "<findings>");
    }
  }

  @Test
  void refusesInstructionsOfAnotherKind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Instructions(AgentKind.QA, "# Agent: CTO\n"));
  }

  @Test
  void refusesTwoAgentsOfAKind() {
    Agent agent = Crew.standard(new PathVerifier(), InstantSource.system()).agents().getFirst();

    assertThatIllegalArgumentException().isThrownBy(() -> new Crew(List.of(agent, agent)));
  }
}
