package io.aios.routing.tokens;

import io.aios.llm.Prompt;
import io.aios.llm.TokenUsage;
import io.aios.llm.Tokenizer;
import io.aios.routing.ByteEstimate;
import io.aios.routing.Offer;
import io.aios.routing.PromptTexts;
import io.aios.routing.Reading;
import io.aios.routing.TokenEstimate;
import java.util.function.ToLongFunction;

/**
 * Counts a prompt's tokens in a public vocabulary, multiplies them by what the model has counted
 * for each lately, and adds what providers put around the texts. Models that count bytes are left
 * to {@link ByteEstimate}. Thread-safe.
 */
final class LearningEstimate implements TokenEstimate {

  /** In shorter prompts the frame is more than the text, and a ratio says little. */
  private static final int FEWEST_TO_LEARN_FROM = 100;

  private final ByteEstimate bytes = new ByteEstimate();
  private final Factors factors = new Factors();
  private final RememberedLengths lengths;

  LearningEstimate(TokenCounter counter) {
    this.lengths = new RememberedLengths(counter);
  }

  @Override
  public long tokens(Prompt prompt, Offer offer) {
    if (offer.card().tokenizer() == Tokenizer.BYTES) {
      return bytes.tokens(prompt, offer);
    }
    return tokens(length(prompt, offer), prompt, offer);
  }

  @Override
  public ToLongFunction<Offer> gauge(Prompt prompt) {
    var lengths = new Reading<>(prompt, offer -> length(prompt, offer));
    ToLongFunction<Offer> inBytes = bytes.gauge(prompt);
    return offer ->
        offer.card().tokenizer() == Tokenizer.BYTES
            ? inBytes.applyAsLong(offer)
            : tokens(lengths.of(offer), prompt, offer);
  }

  private long tokens(TextLength length, Prompt prompt, Offer offer) {
    double factor = factors.of(offer, length.isForeign());
    return (long) Math.ceil(length.tokens() * factor) + Frame.tokens(prompt, offer);
  }

  /** Learns nothing from prompts so long that a part of them may not have been counted. */
  @Override
  public void learn(Prompt prompt, Offer offer, TokenUsage counted) {
    if (offer.card().tokenizer() == Tokenizer.BYTES || counted.prompt() == 0) {
      return;
    }
    TextLength length = length(prompt, offer);
    if (length.tokens() >= FEWEST_TO_LEARN_FROM
        && length.characters() <= RememberedLengths.MOST_COUNTED) {
      long ofTexts = Math.max(0, counted.prompt() - Frame.tokens(prompt, offer));
      factors.learn(offer, length.isForeign(), (double) ofTexts / length.tokens());
    }
  }

  private TextLength length(Prompt prompt, Offer reader) {
    return PromptTexts.of(prompt, reader)
        .map(lengths::of)
        .reduce(TextLength.NONE, TextLength::plus);
  }
}
