package io.aios.testing.model;

import io.aios.llm.Prompt;
import java.util.List;
import java.util.Set;

/**
 * What a client asks for, read from either wire format.
 *
 * @param passages the prompt as caches see it
 * @param wishes switches of the wire format that change the answer
 */
record Order(SoldModel model, Prompt prompt, List<Passage> passages, Set<Wish> wishes) {

  /** What can be asked for besides the reply. */
  enum Wish {
    STREAM,
    THINK,
    SHOW_THOUGHTS,
    SHOW_USAGE
  }

  Order {
    passages = List.copyOf(passages);
    wishes = Set.copyOf(wishes);
  }

  boolean wants(Wish wish) {
    return wishes.contains(wish);
  }
}
