package io.aios.gateway.project;

import io.aios.gateway.Refusal;
import io.aios.project.ProjectState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads which states a client wants to see. Pure. */
final class StatusFilter {

  private StatusFilter() {}

  /**
   * The states; empty for all.
   *
   * @throws Refusal if one of them is none
   */
  static Set<ProjectState> of(List<String> names) {
    Set<ProjectState> states = EnumSet.noneOf(ProjectState.class);
    for (String name : names) {
      states.add(state(name));
    }
    return states;
  }

  private static ProjectState state(String name) {
    return Arrays.stream(ProjectState.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Refusal.invalid("status", "must be among " + Arrays.toString(ProjectState.values())));
  }
}
