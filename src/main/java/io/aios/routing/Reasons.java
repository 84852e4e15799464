package io.aios.routing;

import io.aios.llm.ModelFailure;
import io.aios.routing.Answer.Obstacle;
import io.aios.routing.Ranking.Candidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why things went as they did, in words for a person. */
final class Reasons {

  /** Leaves room in the ledger's 2,000 characters for what an ask has to add: 174 at most. */
  private static final int LONGEST_DECISION = 1_800;

  private static final int LONGEST_DETAIL = 500;

  private static final int MOST_TOLD = 20;

  private static final int MOST_NAMED = 4;

  private Reasons() {}

  /** Why a model is called. */
  static String of(Ask ask, Ranking ranking, Candidate candidate) {
    String decision =
        "%s: %s, at most %s USD for about %d prompt tokens; asked tier %s"
            .formatted(
                ask.terms().policy().word(),
                candidate.offer().model(),
                candidate.hold(),
                candidate.promptTokens(),
                ask.tier());
    if (!ask.raise().why().isEmpty()) {
      decision += " instead of %s, because %s".formatted(ask.raise().asked(), ask.raise().why());
    }
    if (candidate.offer().tier().compareTo(ask.tier()) < 0) {
      decision += ", but the best that can be asked is " + candidate.offer().tier();
    }
    if (!ranking.trial().isEmpty() && isFirst(candidate, ranking)) {
      decision += "; " + ranking.trial();
    }
    for (String remark : ranking.remarks()) {
      decision += "; " + remark;
    }
    if (!ranking.excluded().isEmpty()) {
      decision += "; " + ranking.excluded().size() + " excluded: " + of(ranking.excluded());
    }
    return cut(decision, LONGEST_DECISION);
  }

  private static boolean isFirst(Candidate candidate, Ranking ranking) {
    return candidate.offer().equals(ranking.candidates().getFirst().offer());
  }

  /**
   * What was in the way of models; more than four that share their reason are only counted, and
   * told last.
   */
  static String of(List<Obstacle> obstacles) {
    Map<String, List<Obstacle>> groups =
        obstacles.stream()
            .collect(
                Collectors.groupingBy(
                    Obstacle::reason, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    Stream<String> single =
        obstacles.stream()
            .filter(obstacle -> !isCounted(groups.get(obstacle.reason())))
            .map(Obstacle::toString);
    Stream<String> counted =
        groups.values().stream()
            .filter(Reasons::isCounted)
            .map(group -> "each of " + group.size() + " models: " + group.getFirst().reason());
    List<String> all = Stream.concat(single, counted).toList();
    String told = all.stream().limit(MOST_TOLD).collect(Collectors.joining("; "));
    return all.size() <= MOST_TOLD ? told : told + "; and " + (all.size() - MOST_TOLD) + " more";
  }

  private static boolean isCounted(@Nullable List<Obstacle> group) {
    return group != null && group.size() > MOST_NAMED;
  }

  /** What kind of failure it was, its detail, and what a person can do where only one can. */
  static String of(ModelFailure failure) {
    String kind = failure.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    String detail = cut(failure.detail(), LONGEST_DETAIL);
    return kind.toLowerCase(Locale.ROOT) + ": " + detail + advice(failure);
  }

  private static String advice(ModelFailure failure) {
    return switch (failure) {
      case ModelFailure.Unauthorised unauthorised -> " (correct the key of this provider)";
      case ModelFailure.QuotaExhausted exhausted ->
          " (pay in, or raise the limit, at this provider)";
      case ModelFailure.RateLimited limited -> "";
      case ModelFailure.Overloaded overloaded -> "";
      case ModelFailure.TimedOut timedOut -> "";
      case ModelFailure.Interrupted interrupted -> "";
      case ModelFailure.Refused refused -> "";
      case ModelFailure.TooLong tooLong -> "";
      case ModelFailure.NotOffered notOffered -> "";
      case ModelFailure.Rejected rejected -> "";
      case ModelFailure.Unavailable unavailable -> "";
    };
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
