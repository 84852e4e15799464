package io.aios.agents;

import io.aios.project.AgentKind;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

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

  public Optional<Agent> find(AgentKind kind) {
    return agents.stream().filter(agent -> agent.kind().equals(kind)).findFirst();
  }

  public SortedSet<AgentKind> kinds() {
    return new TreeSet<>(agents.stream().map(Agent::kind).toList());
  }
}
