package io.aios.worker;

import io.aios.node.StartRefusal;
import io.aios.project.AgentKind;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this worker does.
 *
 * @param kinds kinds of agents whose tasks it performs, e.g. {@code BACKEND}; empty for all
 */
@ConfigurationProperties(prefix = "aios.worker", ignoreUnknownFields = false)
record WorkerProperties(@DefaultValue SortedSet<String> kinds) {

  WorkerProperties {
    kinds = Collections.unmodifiableSortedSet(new TreeSet<>(kinds));
    if (!kinds.stream().allMatch(AgentKind::isName)) {
      throw new IllegalArgumentException(
          "aios.worker.kinds must name kinds of agents, such as BACKEND,FRONTEND");
    }
  }

  /**
   * The kinds that are served here.
   *
   * @param known those that there are agents for
   * @throws StartRefusal if an unknown one was asked for, because nobody would serve the right one
   */
  SortedSet<AgentKind> served(SortedSet<AgentKind> known) {
    SortedSet<AgentKind> asked = new TreeSet<>(kinds.stream().map(AgentKind::new).toList());
    if (!known.containsAll(asked)) {
      SortedSet<AgentKind> unknown = new TreeSet<>(asked);
      unknown.removeAll(known);
      throw new StartRefusal(
          "aios.worker.kinds names " + words(unknown) + ", but there is no such agent",
          "name some of " + words(known) + ", or none for all");
    }
    return asked.isEmpty() ? known : asked;
  }

  private static String words(SortedSet<AgentKind> kinds) {
    return String.join(", ", kinds.stream().map(AgentKind::name).toList());
  }
}
