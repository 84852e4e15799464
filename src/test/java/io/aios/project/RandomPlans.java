package io.aios.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Plans of one to eight steps whose needs follow the dice. */
final class RandomPlans {

  private static final List<AgentKind> KINDS =
      List.of(AgentKind.BACKEND, AgentKind.FRONTEND, AgentKind.QA, AgentKind.DEVOPS);

  private RandomPlans() {}

  static Plan plan(Random random) {
    List<Step> steps = new ArrayList<>();
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      List<String> needs = new ArrayList<>();
      for (Step earlier : steps) {
        if (random.nextInt(3) == 0) {
          needs.add(earlier.key().value());
        }
      }
      AgentKind kind = KINDS.get(random.nextInt(KINDS.size()));
      steps.add(ProjectCast.step("step-" + i, kind, needs.toArray(String[]::new)));
    }
    return new Plan(steps);
  }
}
