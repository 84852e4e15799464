package io.aios.llm;

import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a model can do, as far as it changes how it is spoken to.
 *
 * @param tools whether it can be given tools
 * @param jsonSchema whether it can be held to a {@link ReplyShape.Json}
 * @param efforts the efforts that can be asked for, without {@link Effort#DEFAULT}; empty if none
 *     can
 * @param tokenizer how it cuts text into tokens
 * @param caching how its provider keeps the beginnings of prompts
 */
public record ModelCard(
    boolean tools, boolean jsonSchema, Set<Effort> efforts, Tokenizer tokenizer, Caching caching) {

  /** A model of which nothing is known but that it completes text. */
  public static final ModelCard PLAIN = new ModelCard(false, false, Set.of(), Tokenizer.UNKNOWN);

  public ModelCard {
    efforts = Set.copyOf(efforts);
  }

  /** A model of whose provider's cache nothing is known. */
  public ModelCard(boolean tools, boolean jsonSchema, Set<Effort> efforts, Tokenizer tokenizer) {
    this(tools, jsonSchema, efforts, tokenizer, Caching.UNKNOWN);
  }

  /**
   * The effort to ask this model for: the highest that it knows and that is not above the wanted
   * one, else its lowest; {@link Effort#DEFAULT} if it takes none or none was asked for.
   */
  public Effort effort(Effort wanted) {
    if (wanted == Effort.DEFAULT || efforts.isEmpty()) {
      return Effort.DEFAULT;
    }
    NavigableSet<Effort> known = new TreeSet<>(efforts);
    Effort floor = known.floor(wanted);
    return floor == null ? known.first() : floor;
  }
}
