package io.aios.llm.claude;

import io.aios.llm.Allowance;
import io.aios.llm.Allowance.Limit;
import io.aios.llm.http.AnswerHead;
import io.aios.llm.http.ResetTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads Anthropic's limits of rate from the headers of an answer. */
final class RateHeaders {

  private static final List<String> KINDS =
      List.of("requests", "tokens", "input-tokens", "output-tokens");

  private RateHeaders() {}

  /** The limits that are named whole; what is garbled or partial is left out. */
  static Allowance read(AnswerHead head, Instant now) {
    return new Allowance(
        now, KINDS.stream().flatMap(kind -> limit(head, kind, now).stream()).toList());
  }

  private static Optional<Limit> limit(AnswerHead head, String kind, Instant now) {
    String prefix = "anthropic-ratelimit-" + kind;
    OptionalLong most = count(head, prefix + "-limit");
    OptionalLong left = count(head, prefix + "-remaining");
    Optional<Instant> resetAt =
        head.header(prefix + "-reset").flatMap(text -> ResetTime.read(text, now));
    return most.isPresent() && left.isPresent()
        ? resetAt.map(at -> new Limit(kind, most.getAsLong(), left.getAsLong(), at))
        : Optional.empty();
  }

  private static OptionalLong count(AnswerHead head, String name) {
    String text = head.header(name).orElse("").strip();
    boolean isCount =
        !text.isEmpty() && text.length() <= 15 && text.chars().allMatch(RateHeaders::isDigit);
    return isCount ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
