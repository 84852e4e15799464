package io.aios.llm.compatible;

import io.aios.llm.Allowance;
import io.aios.llm.http.AnswerHead;
import io.aios.llm.http.ResetTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads the headers {@code x-ratelimit-*} of OpenAI and of the servers that speak like it. A limit
 * of which a part is missing, negative or unreadable is left out. Thread-safe.
 */
public final class RateLimits {

  private static final List<String> KINDS = List.of("requests", "tokens");

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private RateLimits() {}

  /**
   * The limits of which the answer speaks; empty if of none.
   *
   * @param now when it came
   */
  public static Optional<Allowance> read(AnswerHead head, Instant now) {
    List<Allowance.Limit> limits =
        KINDS.stream().flatMap(kind -> limit(head, kind, now).stream()).toList();
    return limits.isEmpty() ? Optional.empty() : Optional.of(new Allowance(now, limits));
  }

  /** Time until no limit is used up any more; zero if none is, one hour at most. */
  static Duration wait(AnswerHead head, Instant now) {
    return read(head, now).stream()
        .flatMap(allowance -> allowance.limits().stream())
        .filter(limit -> limit.left() == 0)
        .map(limit -> Duration.between(now, limit.resetAt()))
        .filter(Duration::isPositive)
        .max(Comparator.naturalOrder())
        .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
        .orElse(Duration.ZERO);
  }

  private static Optional<Allowance.Limit> limit(AnswerHead head, String kind, Instant now) {
    return number(head, "x-ratelimit-limit-" + kind)
        .flatMap(most ->
            number(head, "x-ratelimit-remaining-" + kind)
                .flatMap(left ->
                    head.header("x-ratelimit-reset-" + kind)
                        .flatMap(text -> ResetTime.read(text, now))
                        .map(reset -> new Allowance.Limit(kind, most, left, reset))))
        .filter(limit -> limit.most() > 0);
  }

  private static Optional<Long> number(AnswerHead head, String name) {
    return head.header(name)
        .map(String::strip)
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }
}
