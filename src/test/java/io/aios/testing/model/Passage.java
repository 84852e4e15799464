package io.aios.testing.model;

/**
 * A part of a prompt, in the order in which caches see them.
 *
 * @param text what of it counts as tokens
 * @param mark whether a cache entry is wanted that ends here
 */
record Passage(String text, Mark mark) {

  /** Tokens around each passage that nobody sees. */
  private static final int FRAME = 3;

  enum Mark {
    NONE,
    SHORT,
    LONG
  }

  Passage marked(Mark other) {
    return new Passage(text, other);
  }

  long tokens(SoldModel model) {
    return model.tokens(text) + FRAME;
  }
}
