package io.aios.routing;

import io.aios.llm.Prompt;
import io.aios.llm.Turn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over all that decides what may be answered: tier, instructions, turns and length of the
 * reply. Not over the model, so that an answer is found again whichever model gave it.
 */
final class RequestDigest {

  private final MessageDigest sha256;

  private RequestDigest(MessageDigest sha256) {
    this.sha256 = sha256;
  }

  static String of(Ask ask) {
    Prompt prompt = ask.prompt();
    var digest = new RequestDigest(sha256());
    digest.add(ask.tier().name());
    digest.add(prompt.instructions());
    digest.add(prompt.maxOutputTokens());
    digest.add(prompt.turns().size());
    for (Turn turn : prompt.turns()) {
      digest.add(
          switch (turn) {
            case Turn.User user -> "user";
            case Turn.Assistant assistant -> "assistant";
          });
      digest.add(turn.text());
    }
    return HexFormat.of().formatHex(digest.sha256.digest());
  }

  /** Each text follows its own length, so that no two requests run together into the same bytes. */
  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    sha256.update(bytes);
  }

  private void add(int number) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
