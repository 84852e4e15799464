package io.aios.gateway.quote;

import io.aios.ledger.Purpose;
import io.aios.llm.Prompt;
import io.aios.llm.Turn;
import io.aios.project.AgentKind;
import io.aios.project.Brief;
import io.aios.project.Template;
import io.aios.project.UsualAsk;
import io.aios.project.UsualStep;
import io.aios.routing.Ask;
import io.aios.routing.Market;
import io.aios.routing.RoutingPolicy;
import io.aios.routing.Terms;
import io.aios.routing.Tier;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Says which models would be asked: by the router's own policy, for prompts of the expected size.
 *
 * @param terms under which the project's asks are routed
 */
record Outlook(RoutingPolicy policy, Market market, Terms terms, Brief brief) {

  /** What agents let a reply have. */
  static final int MOST_OUTPUT_TOKENS = 16_000;

  /** English and code have about four characters a token. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  /** Prompts are rounded up to so many tokens, so that the same few lengths are counted. */
  private static final int STEP_TOKENS = 1_000;

  /** Twelve characters, three tokens. */
  private static final String FILLER = "build a page";

  private static final UUID NOBODY = new UUID(0, 0);

  /**
   * Checks what only routing knows of a template.
   *
   * @throws IllegalStateException if it names a tier that there is not
   */
  static void requireKnownTiers(Template template) {
    for (UsualStep step : template.usualSteps()) {
      for (UsualAsk ask : step.asks()) {
        if (Arrays.stream(Tier.values()).noneMatch(tier -> tier.name().equals(name(ask)))) {
          throw new IllegalStateException(
              "The template %s names the tier %s in its usual step %s; known are %s"
                  .formatted(
                      template.name(), ask.tier(), step.key(), Arrays.toString(Tier.values())));
        }
      }
    }
  }

  /** The tier that is asked at first. */
  static Tier tier(UsualAsk ask) {
    return Tier.valueOf(name(ask));
  }

  private static String name(UsualAsk ask) {
    return ask.tier().toUpperCase(Locale.ROOT);
  }

  List<Prospect> prospects(UsualStep step) {
    return step.asks().stream().map(ask -> prospect(step.kind(), ask)).toList();
  }

  private Prospect prospect(AgentKind kind, UsualAsk ask) {
    int promptTokens = ask.promptTokens() + brief.text().length() / CHARACTERS_PER_TOKEN;
    var question =
        new Ask(
            NOBODY,
            "quote",
            new Purpose(Purpose.DEFAULT_TENANT, NOBODY, kind.name(), ask.type()),
            Collections.emptySortedSet(),
            Tier.valueOf(name(ask)),
            prompt(promptTokens),
            terms,
            Set.of());
    return new Prospect(ask, promptTokens, policy.rank(question, market), market.today());
  }

  private static Prompt prompt(int tokens) {
    int rounded = Math.ceilDiv(tokens, STEP_TOKENS) * STEP_TOKENS;
    String text = FILLER.repeat(rounded * CHARACTERS_PER_TOKEN / FILLER.length());
    return new Prompt("", List.of(new Turn.User(text)), MOST_OUTPUT_TOKENS);
  }
}
