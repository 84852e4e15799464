package io.aios.testing.model;

import io.aios.llm.Effort;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.ReplyShape;
import io.aios.llm.StopReason;
import io.aios.llm.scripted.ScriptedProperties;
import io.aios.llm.scripted.ScriptedProviderConfig;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the replies: the scripted provider for prompts of agents, a plain sentence for others. */
final class Author {

  private static final Pattern FENCED = Pattern.compile("(?s)\\A```json\\n(.*)\\n```\\s*\\z");

  private static final BigDecimal ECONOMY = new BigDecimal("2");
  private static final BigDecimal STANDARD = new BigDecimal("12");

  private final Provider scripted =
      new ScriptedProviderConfig().scriptedProvider(ScriptedProperties.faultless());

  /**
   * A reply of at most so many tokens.
   *
   * @param cut whether more would have been said
   */
  record Writing(String text, long tokens, boolean cut) {}

  /**
   * Writes.
   *
   * @param room most tokens of the text; can be zero or less, if all is used up by thinking
   */
  Writing write(SoldModel model, Prompt prompt, long room) {
    Writing writing = new Writing("", 0, true);
    long limit = room;
    while (limit > 0) {
      writing = attempt(model, prompt, (int) Math.min(limit, 1_000_000));
      if (writing.tokens() <= room) {
        return writing;
      }
      limit = Math.min(limit - 1, limit * room / writing.tokens());
    }
    return new Writing("", 0, true);
  }

  private Writing attempt(SoldModel model, Prompt prompt, int limit) {
    var asked =
        new Prompt(
            prompt.instructions(),
            prompt.turns(),
            limit,
            List.of(),
            new ReplyShape.Text(),
            Effort.DEFAULT);
    var scribe = new ModelId("scripted", tier(model));
    return switch (scripted.complete(scribe, asked, Listener.NONE)) {
      case ModelResult.Replied(var reply) -> {
        String text = prompt.shape() instanceof ReplyShape.Json ? bare(reply.text()) : reply.text();
        yield new Writing(text, model.tokens(text), reply.stop() == StopReason.LENGTH);
      }
      case ModelResult.Failed(ModelFailure failure) -> {
        String text = "I only know what the agents of AIOS ask for. " + failure.detail() + ".";
        yield new Writing(text, model.tokens(text), false);
      }
    };
  }

  /** JSON without the fence, as a model writes it that is held to a schema. */
  private static String bare(String text) {
    Matcher fenced = FENCED.matcher(text);
    return fenced.matches() ? fenced.group(1) : text;
  }

  private static String tier(SoldModel model) {
    BigDecimal price = model.usual().output();
    if (price.compareTo(ECONOMY) < 0) {
      return "economy";
    }
    return price.compareTo(STANDARD) < 0 ? "standard" : "premium";
  }
}
