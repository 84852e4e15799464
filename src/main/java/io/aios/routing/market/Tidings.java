package io.aios.routing.market;

import io.aios.llm.ProviderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is heard of the providers at one moment.
 *
 * @param own what this process knows of its own
 * @param reopenings what this process does not call at the moment, by name, and until when
 * @param reported what all processes, this one too, have reported of theirs
 * @param patience a limit of rate that is whole again sooner closes nothing
 */
record Tidings(
    Reach reach,
    List<ProviderStatus> own,
    Map<String, Instant> reopenings,
    List<ProviderStatus> reported,
    Instant now,
    Duration patience) {

  Tidings {
    own = List.copyOf(own);
    reopenings = Map.copyOf(reopenings);
    reported = List.copyOf(reported);
  }

  /** The names of those that can be called. */
  Set<String> providers() {
    return switch (reach) {
      case OWN -> names(own);
      case REPORTED -> names(reported.isEmpty() ? own : reported);
    };
  }

  /** All that is said of these providers; the reports of a process say what it knows itself. */
  List<ProviderStatus> statuses() {
    Set<String> reports = names(reported);
    List<ProviderStatus> all = new ArrayList<>(reported);
    own.stream().filter(status -> !reports.contains(status.provider())).forEach(all::add);
    Set<String> callable = providers();
    all.removeIf(status -> !callable.contains(status.provider()));
    return all;
  }

  private static Set<String> names(List<ProviderStatus> statuses) {
    return statuses.stream()
        .map(ProviderStatus::provider)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
