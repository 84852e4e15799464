package io.aios.routing.cache;

import io.aios.llm.Beginning;
import io.aios.llm.Prompt;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Hashes a prompt once for all models that are considered for it: long ones take a millisecond. It
 * knows prompts by identity and keeps none alive. Thread-safe; two prompts that fall into the same
 * place are hashed more often, and nothing else.
 */
final class HashedPrompts {

  /** A power of two, and more than there are asks at a time in one process. */
  private static final int PLACES = 256;

  private final AtomicReferenceArray<Hashed> places = new AtomicReferenceArray<>(PLACES);

  private record Hashed(WeakReference<Prompt> prompt, List<Beginning> beginnings) {}

  HashedPrompts() {
    var nobody = new Hashed(new WeakReference<>(null), List.of());
    for (int place = 0; place < PLACES; place++) {
      places.set(place, nobody);
    }
  }

  /** As {@link Beginning#of}. */
  List<Beginning> beginnings(Prompt prompt) {
    int place = System.identityHashCode(prompt) & (PLACES - 1);
    Hashed known = places.get(place);
    if (known.prompt.refersTo(prompt)) {
      return known.beginnings;
    }
    List<Beginning> beginnings = Beginning.of(prompt);
    places.set(place, new Hashed(new WeakReference<>(prompt), beginnings));
    return beginnings;
  }
}
