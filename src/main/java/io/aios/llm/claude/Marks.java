package io.aios.llm.claude;

import io.aios.llm.Beginning;
import io.aios.llm.Caching;
import io.aios.llm.Prompt;
import io.aios.llm.Turn;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The beginnings of a prompt that Anthropic is asked to keep. Only what is long enough for the
 * model is, and only where more reads are expected than the price of writing takes: as many as are
 * planned or, if that is more, as there were lately. A mark within what is written anyway costs
 * nothing.
 *
 * @param cache how long
 * @param kept shortest first; at most {@value #MOST}, of more the longest
 * @param whole the prompt itself
 */
record Marks(CacheTtl cache, List<Beginning> kept, Beginning whole) {

  /** More are refused. */
  static final int MOST = 4;

  static final Marks NONE =
      new Marks(CacheTtl.OFF, List.of(), new Beginning(Beginning.INSTRUCTIONS, 0, 0, 0, 0));

  Marks {
    kept = List.copyOf(kept.subList(Math.max(0, kept.size() - MOST), kept.size()));
  }

  /**
   * What is to be kept.
   *
   * @param beginnings those of the prompt
   * @param returns for each of them how often it came back lately
   */
  static Marks of(
      CacheTtl cache,
      Caching caching,
      Prompt prompt,
      List<Beginning> beginnings,
      List<Integer> returns) {
    Beginning whole = beginnings.getLast();
    List<Beginning> kept = new ArrayList<>();
    for (int number = 0; number < beginnings.size(); number++) {
      Beginning beginning = beginnings.get(number);
      boolean canBeMarked = beginning.equals(whole) || isEndOfPart(beginning, prompt);
      double again = Math.max(beginning.again(), returns.get(number));
      if (canBeMarked && caching.keeps(beginning.characters()) && cache.pays(again)) {
        kept.add(beginning);
      }
    }
    return new Marks(cache, kept, whole);
  }

  /** Whether a block ends there that is not the last one. */
  boolean has(int turn, int at) {
    return kept.stream()
        .anyMatch(one -> !one.equals(whole) && one.turn() == turn && one.at() == at);
  }

  boolean hasEnd() {
    return kept.contains(whole);
  }

  JsonNode mark() {
    return JsonNodeFactory.instance.objectNode().put("type", "ephemeral").put("ttl", cache.wire());
  }

  /** Other turns are written as one text, which takes no mark. */
  private static boolean isEndOfPart(Beginning beginning, Prompt prompt) {
    return beginning.turn() == Beginning.INSTRUCTIONS
        ? !prompt.instructions().isBlank()
        : prompt.turns().get(beginning.turn()) instanceof Turn.User user
            && user.seams().stream().anyMatch(seam -> seam.at() == beginning.at());
  }
}
