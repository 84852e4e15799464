package io.aios.llm.openai;

import io.aios.llm.Beginning;
import io.aios.llm.Caching;
import io.aios.llm.Prompt;
import io.aios.llm.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginnings of a prompt that OpenAI is asked to keep. From GPT-5.6 on writing costs 1.25 times
 * the input price, and a beginning is found again only where a breakpoint was. Without any wish
 * OpenAI puts one at the end of the newest message, and charges for it whether anybody comes back
 * or not; so each call says what is worth it, and nothing else is written. Breakpoints are put on
 * what users say: the instructions are kept with the first part of it.
 *
 * @param kept at most {@value #MOST}, of more the longest
 * @param end who decides about the end of the newest message
 */
record Breakpoints(List<Beginning> kept, End end) {

  /** More are not written; one is left for the end. */
  static final int MOST = 3;

  static final Breakpoints AUTOMATIC = new Breakpoints(List.of(), End.KEPT);

  private static final double WRITE = 1.25;

  /** What becomes of the newest message. */
  enum End {
    /** OpenAI keeps it by itself. */
    KEPT,
    /** It is not kept. */
    LEFT
  }

  Breakpoints {
    kept = List.copyOf(kept.subList(Math.max(0, kept.size() - MOST), kept.size()));
  }

  /**
   * What is to be kept.
   *
   * @param beginnings those of the prompt
   * @param returns for each of them how often it came back lately
   */
  static Breakpoints of(
      Caching caching, Prompt prompt, List<Beginning> beginnings, List<Integer> returns) {
    List<Beginning> kept = new ArrayList<>();
    for (int number = 0; number < beginnings.size(); number++) {
      Beginning beginning = beginnings.get(number);
      double again = Math.max(beginning.again(), returns.get(number));
      if (caching.keeps(beginning.characters()) && Caching.pays(WRITE, again)) {
        kept.add(beginning);
      }
    }
    boolean keepsEnd = kept.remove(beginnings.getLast());
    kept.removeIf(beginning -> !isSeam(beginning, prompt));
    return new Breakpoints(kept, keepsEnd ? End.KEPT : End.LEFT);
  }

  boolean has(int turn, int at) {
    return kept.stream().anyMatch(one -> one.turn() == turn && one.at() == at);
  }

  /** Whether nothing else is to be kept. */
  boolean areAll() {
    return end == End.LEFT;
  }

  private static boolean isSeam(Beginning beginning, Prompt prompt) {
    return beginning.turn() != Beginning.INSTRUCTIONS
        && prompt.turns().get(beginning.turn()) instanceof Turn.User user
        && user.seams().stream().anyMatch(seam -> seam.at() == beginning.at());
  }
}
