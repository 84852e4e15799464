package io.aios.llm.openai;

import io.aios.llm.Prompt;
import io.aios.llm.Seam;
import io.aios.llm.Turn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What steers calls to the machine that has the beginning of their prompt in its cache. OpenAI
 * sends about 15 calls a minute with the same key and beginning to one machine, and spreads more of
 * them over others, which have to be warmed again.
 */
enum CacheKey {
  /**
   * A hash of the instructions and of what all tasks of one kind share in a project: few enough
   * calls to stay on one machine, which then has the most to reuse.
   */
  PREFIX,
  /** A hash of the instructions: all calls of one kind of agent meet, of every project. */
  INSTRUCTIONS,
  /** Left to OpenAI, which goes by the first few hundred tokens. */
  NONE;

  /** Of at most 64 characters, and nobody learns what it stands for; empty if there is none. */
  Optional<String> of(Prompt prompt) {
    return switch (this) {
      case PREFIX ->
          Optional.of(prompt.instructions() + shared(prompt))
              .filter(prefix -> !prefix.isBlank())
              .map(CacheKey::key);
      case INSTRUCTIONS ->
          Optional.of(prompt.instructions())
              .filter(instructions -> !instructions.isBlank())
              .map(CacheKey::key);
      case NONE -> Optional.empty();
    };
  }

  private static String shared(Prompt prompt) {
    return switch (prompt.turns().getFirst()) {
      case Turn.User user ->
          user.text()
              .substring(
                  0,
                  user.seams().stream()
                      .filter(seam -> seam.reach() != Seam.Reach.TASK)
                      .mapToInt(Seam::at)
                      .max()
                      .orElse(0));
      case Turn.Assistant never -> "";
      case Turn.ToolResults never -> "";
    };
  }

  private static String key(String text) {
    return "aios-" + hash(text);
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
