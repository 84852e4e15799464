package io.aios.agents;

import java.util.List;

/** A plan as words: it has the shape of a plan, but nothing is known to make sense yet. */
record PlanText(List<StepText> steps) {

  PlanText {
    steps = List.copyOf(steps);
  }

  /** One step of it. */
  record StepText(
      String key,
      String kind,
      String title,
      String goal,
      List<String> needs,
      List<String> files,
      List<String> owns) {

    StepText {
      needs = List.copyOf(needs);
      files = List.copyOf(files);
      owns = List.copyOf(owns);
    }
  }
}
