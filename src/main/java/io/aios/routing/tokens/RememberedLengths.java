package io.aios.routing.tokens;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Measures texts, each only once for as long as it is remembered: instructions and files come back
 * in every round, and for every model. Thread-safe.
 */
final class RememberedLengths {

  /** Characters of a text that are counted; without spaces these can take 2 seconds. */
  static final int MOST_COUNTED = 200_000;

  /** Characters of all texts that are remembered, at most 2 bytes each. */
  static final long MOST_REMEMBERED = 4_000_000;

  /** Texts that are remembered: short ones take more memory than their characters. */
  static final int MOST_TEXTS = 20_000;

  private static final int BYTES_PER_TOKEN = 2;

  private final TokenCounter counter;
  private final Map<String, TextLength> remembered = new LinkedHashMap<>(16, 0.75f, true);
  private final ReentrantLock lock = new ReentrantLock();
  private long characters;

  RememberedLengths(TokenCounter counter) {
    this.counter = counter;
  }

  TextLength of(String text) {
    if (text.isEmpty()) {
      return TextLength.NONE;
    }
    return find(text)
        .orElseGet(() -> {
          TextLength length = TextLength.of(text, tokens(text));
          remember(text, length);
          return length;
        });
  }

  /** Outside the lock: two threads may count the same text, but none waits for another's text. */
  private long tokens(String text) {
    if (text.length() <= MOST_COUNTED) {
      return counter.tokens(text);
    }
    String rest = text.substring(MOST_COUNTED);
    long bytes = rest.getBytes(StandardCharsets.UTF_8).length;
    return counter.tokens(text.substring(0, MOST_COUNTED)) + Math.ceilDiv(bytes, BYTES_PER_TOKEN);
  }

  private Optional<TextLength> find(String text) {
    lock.lock();
    try {
      return Optional.ofNullable(remembered.get(text));
    } finally {
      lock.unlock();
    }
  }

  /** Forgets those that were not asked for the longest. */
  private void remember(String text, TextLength length) {
    if (text.length() > MOST_REMEMBERED) {
      return;
    }
    lock.lock();
    try {
      if (remembered.put(text, length) == null) {
        characters += text.length();
      }
      var oldest = remembered.keySet().iterator();
      while (characters > MOST_REMEMBERED || remembered.size() > MOST_TEXTS) {
        characters -= oldest.next().length();
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }
}
