package io.aios.llm;

import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a prompt up to one of the places where another prompt may begin to differ: the
 * end of the instructions, the seams, and the ends of the turns.
 *
 * @param turn index of the turn that it ends in; {@value #INSTRUCTIONS} if it ends before the first
 * @param at characters of that turn that belong to it
 * @param characters all of it
 * @param hash equal for equal beginnings; different ones are different but for one case in 2^64,
 *     which is good enough for estimates and for nothing else
 * @param again how many prompts are expected to begin the same way: as its seam says, else 0, and
 *     {@value #GOES_ON} at the end of a conversation that has gone on before
 */
public record Beginning(int turn, int at, long characters, long hash, double again) {

  public static final int INSTRUCTIONS = -1;

  /** A reply that is continued once, or tools that are run once, are so a few times more. */
  static final double GOES_ON = 2;

  /**
   * All beginnings of a prompt, shortest first; the last one is the whole prompt. Tools and the
   * shape of the reply count to the instructions: providers lay them out before.
   */
  public static List<Beginning> of(Prompt prompt) {
    var chain = new Chain();
    for (Tool tool : prompt.tools()) {
      chain.add(tool.name());
      chain.add(tool.description());
      chain.add(tool.inputSchema());
    }
    if (prompt.shape() instanceof ReplyShape.Json json) {
      chain.add(json.schema());
    }
    chain.add(prompt.instructions());
    var all = new ArrayList<Beginning>();
    all.add(chain.beginning(INSTRUCTIONS, 0, 0));
    for (int turn = 0; turn < prompt.turns().size(); turn++) {
      switch (prompt.turns().get(turn)) {
        case Turn.User user -> addUser(all, chain, turn, user);
        case Turn.Assistant said -> {
          chain.add(said.text());
          said.calls().forEach(call -> chain.add(call.arguments()));
          all.add(chain.beginning(turn, said.text().length(), 0));
        }
        case Turn.ToolResults results -> {
          results.results().forEach(result -> chain.add(result.text()));
          all.add(chain.beginning(turn, results.text().length(), end(turn)));
        }
      }
    }
    return List.copyOf(all);
  }

  private static void addUser(List<Beginning> all, Chain chain, int turn, Turn.User user) {
    int from = 0;
    for (Seam seam : user.seams()) {
      chain.add(user.text(), from, seam.at());
      all.add(chain.beginning(turn, seam.at(), seam.again()));
      from = seam.at();
    }
    if (from < user.text().length() || user.seams().isEmpty()) {
      chain.add(user.text(), from, user.text().length());
      all.add(chain.beginning(turn, user.text().length(), end(turn)));
    }
  }

  private static double end(int turn) {
    return turn == 0 ? 0 : GOES_ON;
  }

  /**
   * Hashes texts one behind the other: a polynomial over 64 bits, and a final mix of SplitMix64.
   */
  private static final class Chain {

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private long characters;
    private long state = 1;

    void add(String text) {
      add(text, 0, text.length());
    }

    void add(String text, int from, int to) {
      long hash = state * FACTOR + (to - from);
      for (int at = from; at < to; at++) {
        hash = hash * FACTOR + text.charAt(at) + 1;
      }
      state = hash;
      characters += to - from;
    }

    Beginning beginning(int turn, int at, double again) {
      long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
      mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
      return new Beginning(turn, at, characters, mixed ^ (mixed >>> 31), again);
    }
  }
}
