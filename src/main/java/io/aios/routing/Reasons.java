package io.aios.routing;

import io.aios.llm.ModelFailure;
import io.aios.routing.Ranking.Candidate;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why things went as they did, in words for a person. */
final class Reasons {

  /** Leaves room in the ledger's 2,000 characters for what an ask has to add. */
  private static final int LONGEST_DECISION = 1_900;

  private static final int LONGEST_DETAIL = 500;

  private Reasons() {}

  /** Why a model is called. */
  static String of(String policy, Ask ask, Ranking ranking, Candidate candidate) {
    String decision =
        "%s: %s, at most %s USD for about %d prompt tokens; asked tier %s"
            .formatted(
                policy,
                candidate.offer().model(),
                candidate.hold(),
                candidate.promptTokens(),
                ask.tier());
    if (!ranking.excluded().isEmpty()) {
      decision +=
          ranking.excluded().stream()
              .map(Answer.Obstacle::toString)
              .collect(
                  Collectors.joining("; ", "; " + ranking.excluded().size() + " excluded: ", ""));
    }
    return cut(decision, LONGEST_DECISION);
  }

  /** What kind of failure it was, and its detail. */
  static String of(ModelFailure failure) {
    String kind = failure.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return kind.toLowerCase(Locale.ROOT) + ": " + cut(failure.detail(), LONGEST_DETAIL);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
