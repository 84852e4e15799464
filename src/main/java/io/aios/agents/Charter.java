package io.aios.agents;

import io.aios.project.AgentKind;
import io.aios.routing.Tier;
import io.aios.verification.Submission.Duty;
import java.util.List;
import java.util.Set;

/**
 * What makes one builder differ from another.
 *
 * @param tier how capable a model the first round of a step of usual {@link Size} needs
 * @param duties what its work answers for
 * @param sight what it sees of the files around its task
 */
record Charter(AgentKind kind, Tier tier, Set<Duty> duties, Sight sight) {

  /** The four builders of the standard crew. */
  static final List<Charter> BUILDERS =
      List.of(
          new Charter(
              AgentKind.BACKEND, Tier.STANDARD, Set.of(Duty.SERVES_CONTRACT), Sight.CONTENTS),
          new Charter(
              AgentKind.FRONTEND, Tier.STANDARD, Set.of(Duty.CALLS_CONTRACT), Sight.CONTENTS),
          new Charter(AgentKind.QA, Tier.STANDARD, Set.of(), Sight.CONTENTS_AND_LIST),
          new Charter(AgentKind.DEVOPS, Tier.ECONOMY, Set.of(), Sight.LIST_AND_KEY_FILES));

  Charter {
    duties = Set.copyOf(duties);
  }

  /** What work of a kind answers for; nothing beyond being well-formed if the kind is unknown. */
  static Set<Duty> dutiesOf(AgentKind kind) {
    return BUILDERS.stream()
        .filter(charter -> charter.kind().equals(kind))
        .findFirst()
        .map(Charter::duties)
        .orElse(Set.of());
  }
}
