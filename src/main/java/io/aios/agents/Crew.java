package io.aios.agents;

import io.aios.project.AgentKind;
import io.aios.verification.Verifier;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All agents, one of each kind.
 *
 * @param agents at most 50
 */
public record Crew(List<Agent> agents) {

  public Crew {
    agents = List.copyOf(agents);
    long kinds = agents.stream().map(Agent::kind).distinct().count();
    if (kinds < agents.size() || agents.size() > 50) {
      throw new IllegalArgumentException("A crew has at most 50 agents, each of another kind");
    }
  }

  /** The CTO, two builders, QA and DevOps. */
  public static Crew standard(Verifier verifier, InstantSource clock) {
    var agents = new ArrayList<Agent>();
    var builders = Charter.BUILDERS.stream().map(Charter::kind).collect(Collectors.toSet());
    agents.add(new CtoAgent(builders, verifier, clock));
    for (Charter charter : Charter.BUILDERS) {
      var builder = new BuilderAgent(charter, verifier, clock);
      agents.add(
          charter.kind().equals(AgentKind.QA) ? new InspectingAgent(builder, verifier) : builder);
    }
    return new Crew(agents);
  }

  public Optional<Agent> find(AgentKind kind) {
    return agents.stream().filter(agent -> agent.kind().equals(kind)).findFirst();
  }

  public SortedSet<AgentKind> kinds() {
    return new TreeSet<>(agents.stream().map(Agent::kind).toList());
  }
}
