package io.aios.gateway.project;

import io.aios.artifacts.Digest;
import io.aios.money.Usd;
import io.aios.project.Brief;
import io.aios.project.Terms;
import io.aios.project.Urgency;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two requests ask for the same. What a client leaves to us counts as left to us, so
 * that a repetition stays one when a default has changed meanwhile.
 */
final class RequestHash {

  private RequestHash() {}

  /** SHA-256 in hex over what was asked: independent of field order and notation. */
  static String of(NewProject request, Brief brief) {
    String canonical =
        part(brief.name())
            + part(brief.text())
            + part(request.template() == null ? "" : brief.template())
            + part(amount(request.budgetUsd(), brief.budget()))
            + terms(request, brief.terms())
            + urgency(request, brief.urgency());
    return Digest.of(canonical.getBytes(StandardCharsets.UTF_8)).sha256();
  }

  /** Nothing at all if nothing was asked of them, as in requests from before there were terms. */
  private static String terms(NewProject request, Terms terms) {
    return asked("policy", request.policy() != null, terms.policy())
        + asked("localOnly", request.localOnly() != null, terms.localOnly())
        + asked("models", request.models() != null, terms.models())
        + asked("stepDown", request.stepDown() != null, terms.stepsDown())
        + asked("reuseReplies", request.reuseReplies() != null, terms.reusesReplies());
  }

  /** Nothing at all if nothing was asked of it either. */
  private static String urgency(NewProject request, Urgency urgency) {
    return asked("priority", request.priority() != null, urgency.priority())
        + asked("deadline", request.deadline() != null, urgency.deadline().orElse(Instant.MAX));
  }

  private static String asked(String field, boolean given, Object value) {
    return given ? part(field) + part(value.toString()) : "";
  }

  private static String amount(@Nullable String asked, Usd budget) {
    return asked == null ? "" : budget.toString();
  }

  /** The length in front keeps two fields from being taken for two others. */
  private static String part(String value) {
    return value.length() + ":" + value;
  }
}
