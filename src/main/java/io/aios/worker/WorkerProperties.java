package io.aios.worker;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this worker does.
 *
 * @param kinds kinds of agents whose tasks it performs, e.g. {@code BACKEND}; empty for all
 */
@ConfigurationProperties(prefix = "aios.worker", ignoreUnknownFields = false)
record WorkerProperties(@DefaultValue SortedSet<String> kinds) {

  private static final Pattern KIND = Pattern.compile("[A-Z][A-Z0-9_]{0,29}");

  WorkerProperties {
    kinds = Collections.unmodifiableSortedSet(new TreeSet<>(kinds));
    if (!kinds.stream().allMatch(kind -> KIND.matcher(kind).matches())) {
      throw new IllegalArgumentException(
          "aios.worker.kinds must name kinds of agents, such as BACKEND,FRONTEND");
    }
  }
}
