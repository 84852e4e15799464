package io.aios.routing.tokens;

/** Counts the tokens of a text, whatever is in it. Thread-safe. */
@FunctionalInterface
interface TokenCounter {

  int tokens(String text);
}
