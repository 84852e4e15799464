package io.aios.routing.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The vocabulary o200k_base of OpenAI, read at its first use: that takes about 1.5 seconds and 19
 * MB. Thread-safe.
 */
final class Vocabulary implements TokenCounter {

  /** A lock and no monitor, which would hold up the carriers of virtual threads that wait. */
  private final ReentrantLock reading = new ReentrantLock();

  private volatile @Nullable Encoding encoding;

  /** Special tokens are counted as the text that they are; users can write them. */
  @Override
  public int tokens(String text) {
    return read().countTokensOrdinary(text);
  }

  Encoding read() {
    Encoding ready = encoding;
    if (ready != null) {
      return ready;
    }
    reading.lock();
    try {
      Encoding found = encoding;
      if (found == null) {
        found = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
        encoding = found;
      }
      return found;
    } finally {
      reading.unlock();
    }
  }
}
