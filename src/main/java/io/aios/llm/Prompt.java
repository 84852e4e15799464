package io.aios.llm;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a model is told in one call: standing instructions, the conversation so far, and how
 * much it may write.
 *
 * @param instructions the system text; stable across calls of the same agent so that providers can
 *     cache it
 * @param turns the conversation, oldest first; starts with a user's turn and ends with one, or with
 *     the results of tools
 * @param maxOutputTokens upper bound of the reply in tokens, 1 to 1,000,000; reasoning counts
 * @param tools what the model may ask us to do, at most 100
 * @param shape the form in which the reply is wanted
 * @param effort how much it may reason
 */
public record Prompt(
    String instructions,
    List<Turn> turns,
    int maxOutputTokens,
    List<Tool> tools,
    ReplyShape shape,
    Effort effort) {

  private static final int MOST_TURNS = 200;
  private static final int MOST_TOOLS = 100;

  public Prompt {
    turns = List.copyOf(turns);
    tools = List.copyOf(tools);
    if (turns.isEmpty() || turns.size() > MOST_TURNS) {
      throw new IllegalArgumentException("A prompt has 1 to " + MOST_TURNS + " turns");
    }
    if (!(turns.getFirst() instanceof Turn.User) || turns.getLast() instanceof Turn.Assistant) {
      throw new IllegalArgumentException("A prompt starts and ends with a user's turn");
    }
    if (maxOutputTokens < 1 || maxOutputTokens > 1_000_000) {
      throw new IllegalArgumentException("maxOutputTokens must be 1 to 1000000");
    }
    if (tools.size() > MOST_TOOLS) {
      throw new IllegalArgumentException("A prompt has at most " + MOST_TOOLS + " tools");
    }
  }

  /** A prompt for text, without tools. */
  public Prompt(String instructions, List<Turn> turns, int maxOutputTokens) {
    this(instructions, turns, maxOutputTokens, List.of(), new ReplyShape.Text(), Effort.DEFAULT);
  }

  /** This conversation, continued by what the model replied and what we say next. */
  public Prompt then(String reply, String next) {
    return then(new Turn.Assistant(reply), new Turn.User(next));
  }

  /** This conversation, continued by what the model replied and what we say next. */
  public Prompt then(Turn.Assistant reply, Turn next) {
    var longer = new ArrayList<>(turns);
    longer.add(reply);
    longer.add(next);
    return new Prompt(instructions, longer, maxOutputTokens, tools, shape, effort);
  }

  public Prompt with(ReplyShape wanted) {
    return new Prompt(instructions, turns, maxOutputTokens, tools, wanted, effort);
  }

  public Prompt with(Effort wanted) {
    return new Prompt(instructions, turns, maxOutputTokens, tools, shape, wanted);
  }

  public Prompt with(List<Tool> offered) {
    return new Prompt(instructions, turns, maxOutputTokens, offered, shape, effort);
  }

  /** Characters of instructions and turns together. */
  public long characters() {
    return instructions.length() + turns.stream().mapToLong(turn -> turn.text().length()).sum();
  }
}
