package io.aios.project;

import static io.aios.project.ProjectCast.step;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.artifacts.ArtifactPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

  @Test
  void refusesAnEmptyPlanAndOneThatIsTooLong() {
    List<Step> many = new ArrayList<>();
    for (int i = 0; i <= Plan.MOST_STEPS; i++) {
      many.add(step("step-" + i, AgentKind.BACKEND));
    }

    assertThatIllegalArgumentException().isThrownBy(() -> new Plan(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Plan(many));
  }

  @Test
  void refusesACircle() {
    Step one = step("one", AgentKind.BACKEND, "two");
    Step two = step("two", AgentKind.BACKEND, "one");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Plan(List.of(one, two)))
        .withMessageContaining("circle");
  }

  @Test
  void refusesANeedThatIsNoStep() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Plan(List.of(step("one", AgentKind.QA, "nobody"))))
        .withMessageContaining("nobody");
  }

  @Test
  void refusesAKeyThatIsTaken() {
    Step one = step("one", AgentKind.QA);

    assertThatIllegalArgumentException().isThrownBy(() -> new Plan(List.of(one, one)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Plan(List.of(step("plan", AgentKind.QA))));
  }

  @Test
  void refusesTwoOwnersOfOnePath() {
    Step outer = step("app", AgentKind.BACKEND);
    Step inner =
        new Step(
            new TaskKey("inner"),
            AgentKind.QA,
            "Inner",
            "Goal",
            Set.of(),
            Set.of(),
            Set.of(new ArtifactPath("app/tests")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Plan(List.of(outer, inner)))
        .withMessageContaining("app/tests");
  }

  @Test
  void refusesAPromiseOutsideOfWhatIsOwned() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Step(
                new TaskKey("app"),
                AgentKind.BACKEND,
                "App",
                "Goal",
                Set.of(),
                Set.of(new ArtifactPath("other/file.py")),
                Set.of(new ArtifactPath("app"))))
        .withMessageContaining("does not own");
  }
}
