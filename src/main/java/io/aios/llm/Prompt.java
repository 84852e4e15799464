package io.aios.llm;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a model is told in one call: standing instructions, the conversation so far, and how
 * much it may write.
 *
 * @param instructions the system text; stable across calls of the same agent so that providers can
 *     cache it
 * @param turns the conversation, oldest first; starts and ends with a user's turn
 * @param maxOutputTokens upper bound of the reply in tokens, 1 to 1,000,000; reasoning counts
 */
public record Prompt(String instructions, List<Turn> turns, int maxOutputTokens) {

  private static final int MOST_TURNS = 200;

  public Prompt {
    turns = List.copyOf(turns);
    if (turns.isEmpty() || turns.size() > MOST_TURNS) {
      throw new IllegalArgumentException("A prompt has 1 to " + MOST_TURNS + " turns");
    }
    if (!(turns.getFirst() instanceof Turn.User) || !(turns.getLast() instanceof Turn.User)) {
      throw new IllegalArgumentException("A prompt starts and ends with a user's turn");
    }
    if (maxOutputTokens < 1 || maxOutputTokens > 1_000_000) {
      throw new IllegalArgumentException("maxOutputTokens must be 1 to 1000000");
    }
  }

  /** This conversation, continued by what the model replied and what we say next. */
  public Prompt then(String reply, String next) {
    var longer = new ArrayList<>(turns);
    longer.add(new Turn.Assistant(reply));
    longer.add(new Turn.User(next));
    return new Prompt(instructions, longer, maxOutputTokens);
  }

  /** Characters of instructions and turns together. */
  public long characters() {
    return instructions.length() + turns.stream().mapToLong(turn -> turn.text().length()).sum();
  }
}
