package io.aios.llm.scripted;

import io.aios.llm.Delta;
import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Answers offline by fixed rules. Equal prompts get equal replies; only a failure that is scripted
 * by the number of the call depends on the calls before.
 */
final class ScriptedProvider implements Provider {

  static final String NAME = "scripted";
  static final Set<String> MODELS = Set.of("economy", "standard", "premium");

  /** A million tokens, the largest window that models have. */
  private static final long MOST_PROMPT_CHARACTERS = Tokens.characters(1_000_000);

  private final ScriptedProperties properties;
  private final Playwright playwright;
  private final Tally tally = new Tally();

  ScriptedProvider(ScriptedProperties properties, Playwright playwright) {
    this.properties = properties;
    this.playwright = playwright;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Origin origin() {
    return Origin.SIMULATED;
  }

  @Override
  public Health check() {
    return new Health.Reachable(MODELS.size(), Duration.ZERO);
  }

  @Override
  public ModelResult complete(ModelId model, Prompt prompt, Listener listener) {
    ModelResult result = complete(model, prompt);
    if (result instanceof ModelResult.Replied(Reply reply)) {
      listener.heard(new Delta.Written(reply.text()));
    }
    return result;
  }

  private ModelResult complete(ModelId model, Prompt prompt) {
    if (!model.provider().equals(NAME) || !MODELS.contains(model.name())) {
      return failed(new ModelFailure.NotOffered("There is no model " + model));
    }
    if (prompt.characters() > MOST_PROMPT_CHARACTERS) {
      return failed(
          new ModelFailure.TooLong(
              "A prompt has at most " + MOST_PROMPT_CHARACTERS + " characters"));
    }
    try {
      return answer(model, prompt, new PromptReader().read(prompt));
    } catch (UnreadablePromptException unreadable) {
      return failed(new ModelFailure.Rejected(unreadable.getMessage()));
    }
  }

  private ModelResult answer(ModelId model, Prompt prompt, Conversation conversation) {
    ScriptedAgent agent = conversation.agent();
    if (isInterruptedDuring(properties.latencyOf(agent))) {
      return failed(
          new ModelFailure.Interrupted(
              "The call was interrupted", "", new Billing.Exactly(Tokens.usage(prompt, ""))));
    }
    Set<Mischief> mischiefs = properties.mischiefs(agent, model.name(), conversation.round());
    List<Breakdown> breakdowns =
        properties.breakdowns(agent, model.name(), tally.next(conversation.task()));
    String whole = playwright.write(conversation, mischiefs);
    Piece piece = new Piece(whole, conversation.given(), prompt.maxOutputTokens(), mischiefs);
    if (!piece.continues()) {
      return failed(
          new ModelFailure.Refused(
              "The text to be continued was begun by someone else", Tokens.usage(prompt, "")));
    }
    String text = piece.text();
    if (!breakdowns.isEmpty()) {
      String half = text.substring(0, text.length() / 2);
      return failed(breakdowns.getFirst().failure(half, Tokens.usage(prompt, half)));
    }
    return new ModelResult.Replied(
        new Reply(model, text, piece.stop(), Tokens.usage(prompt, text), Origin.SIMULATED));
  }

  /** Waits that long and says whether it was interrupted, with the flag set again if so. */
  private static boolean isInterruptedDuring(Duration latency) {
    try {
      Thread.sleep(latency);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return Thread.currentThread().isInterrupted();
  }

  private static ModelResult failed(ModelFailure failure) {
    return new ModelResult.Failed(failure);
  }
}
