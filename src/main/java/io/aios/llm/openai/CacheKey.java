package io.aios.llm.openai;

import io.aios.llm.Prompt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What steers calls to the machine that has the beginning of their prompt in its cache. */
enum CacheKey {
  /** A hash of the instructions: calls of one agent meet, and nobody learns what they say. */
  INSTRUCTIONS,
  /** Left to OpenAI, which goes by the first few hundred tokens. */
  NONE;

  /** Of at most 64 characters; empty if the prompt gets none. */
  Optional<String> of(Prompt prompt) {
    return switch (this) {
      case INSTRUCTIONS ->
          Optional.of(prompt.instructions())
              .filter(instructions -> !instructions.isBlank())
              .map(instructions -> "aios-" + hash(instructions));
      case NONE -> Optional.empty();
    };
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
