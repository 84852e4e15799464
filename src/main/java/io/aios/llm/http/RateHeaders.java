package io.aios.llm.http;

import io.aios.llm.Allowance;
import io.aios.llm.Allowance.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The headers in which a provider says what is left of its limits of rate. A limit of which a part
 * is missing, negative or unreadable is left out.
 *
 * @param pattern of their names: {@code %1$s} is the kind, {@code %2$s} is limit, remaining or
 *     reset
 * @param kinds what is counted, e.g. requests; at most 8
 */
public record RateHeaders(String pattern, List<String> kinds) {

  private static final Pattern COUNT = Pattern.compile("\\d{1,15}");

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  public RateHeaders {
    kinds = List.copyOf(kinds);
  }

  /**
   * The limits of which the answer speaks; empty if of none.
   *
   * @param now when it came
   */
  public Optional<Allowance> read(AnswerHead head, Instant now) {
    List<Limit> limits = kinds.stream().flatMap(kind -> limit(head, kind, now).stream()).toList();
    return limits.isEmpty() ? Optional.empty() : Optional.of(new Allowance(now, limits));
  }

  /**
   * How long to wait after a limit of rate has refused a call: as it {@link RetryAfter asks for},
   * else until no limit is used up any more; zero if neither was said, one hour at most.
   */
  public Duration wait(AnswerHead head, Instant now) {
    Duration asked = RetryAfter.of(head, now);
    return asked.isZero() ? untilWhole(head, now) : asked;
  }

  private Duration untilWhole(AnswerHead head, Instant now) {
    return read(head, now).stream()
        .flatMap(allowance -> allowance.limits().stream())
        .filter(limit -> limit.left() == 0)
        .map(limit -> Duration.between(now, limit.resetAt()))
        .filter(Duration::isPositive)
        .max(Comparator.naturalOrder())
        .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
        .orElse(Duration.ZERO);
  }

  private Optional<Limit> limit(AnswerHead head, String kind, Instant now) {
    return count(head, kind, "limit")
        .filter(most -> most > 0)
        .flatMap(most ->
            count(head, kind, "remaining")
                .flatMap(left ->
                    head.header(name(kind, "reset"))
                        .flatMap(text -> ResetTime.read(text, now))
                        .map(reset -> new Limit(kind, most, left, reset))));
  }

  private Optional<Long> count(AnswerHead head, String kind, String part) {
    return head.header(name(kind, part))
        .map(String::strip)
        .filter(text -> COUNT.matcher(text).matches())
        .map(Long::valueOf);
  }

  private String name(String kind, String part) {
    return pattern.formatted(kind, part);
  }
}
