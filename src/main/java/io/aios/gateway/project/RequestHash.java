package io.aios.gateway.project;

import io.aios.artifacts.Digest;
import io.aios.money.Usd;
import io.aios.project.Brief;
import java.nio.charset.StandardCharsets;
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
            + part(amount(request.budgetUsd(), brief.budget()));
    return Digest.of(canonical.getBytes(StandardCharsets.UTF_8)).sha256();
  }

  private static String amount(@Nullable String asked, Usd budget) {
    return asked == null ? "" : budget.toString();
  }

  /** The length in front keeps two fields from being taken for two others. */
  private static String part(String value) {
    return value.length() + ":" + value;
  }
}
