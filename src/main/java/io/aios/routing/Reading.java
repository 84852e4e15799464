package io.aios.routing;

import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import io.aios.llm.Reasoning;
import io.aios.llm.ReplyShape;
import io.aios.llm.Turn;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was measured of a prompt, once for all models that read the same {@link PromptTexts} of it.
 * For one thread.
 */
public final class Reading<T> {

  /** Stands for all models that get no reasoning of their own back. */
  private static final ModelId OTHERS = new ModelId("any", "other");

  private final Function<Offer, T> measure;
  private final boolean hasSchema;
  private final Set<ModelId> writers;
  private final Map<Reader, T> measured = new HashMap<>();

  private record Reader(boolean readsSchema, ModelId writer) {}

  /**
   * @param measure depends on the offer by the texts that it reads and by nothing else
   */
  public Reading(Prompt prompt, Function<Offer, T> measure) {
    this.measure = measure;
    this.hasSchema =
        switch (prompt.shape()) {
          case ReplyShape.Json json -> true;
          case ReplyShape.Text text -> false;
        };
    this.writers =
        prompt.turns().stream()
            .filter(Turn.Assistant.class::isInstance)
            .flatMap(turn -> ((Turn.Assistant) turn).reasoning().stream())
            .map(Reasoning::writer)
            .collect(Collectors.toUnmodifiableSet());
  }

  public T of(Offer offer) {
    var reader =
        new Reader(
            hasSchema && offer.card().jsonSchema(),
            writers.contains(offer.model()) ? offer.model() : OTHERS);
    return measured.computeIfAbsent(reader, unknown -> measure.apply(offer));
  }
}
