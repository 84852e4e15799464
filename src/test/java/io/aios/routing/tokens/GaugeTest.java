package io.aios.routing.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Reasoning;
import io.aios.llm.ReplyShape;
import io.aios.llm.TokenUsage;
import io.aios.llm.Tokenizer;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.routing.ByteEstimate;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.Tier;
import io.aios.routing.TokenEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gauge says of each model what the estimate itself says. */
class GaugeTest {

  private final Prompt prompt =
      new Prompt("be brief", List.of(new Turn.User("a question")), 1_000)
          .then(
              new Turn.Assistant(
                  "an answer",
                  List.of(),
                  List.of(new Reasoning(ModelId.of("a/one"), "r".repeat(500)))),
              new Turn.User("another question"))
          .with(new ReplyShape.Json("shape", "{\"type\":\"object\"}"));

  @ParameterizedTest
  @ValueSource(strings = {"bytes", "learning"})
  void measuresWhatEachModelReads(String kind) {
    TokenEstimate estimate =
        kind.equals("bytes") ? new ByteEstimate() : new LearningEstimate(String::length);
    var gauge = estimate.gauge(prompt);

    for (Offer offer : offers()) {
      assertThat(gauge.applyAsLong(offer)).isEqualTo(estimate.tokens(prompt, offer));
    }
    assertThat(offers().stream().map(gauge::applyAsLong).distinct()).hasSizeGreaterThan(3);
  }

  @Test
  void learnsFromTheSamePromptAsBefore() {
    var estimate = new LearningEstimate(String::length);
    Offer offer = offer("a/one", Tokenizer.O200K, true);
    long before = estimate.gauge(prompt).applyAsLong(offer);

    for (int call = 0; call < 20; call++) {
      estimate.learn(prompt, offer, TokenUsage.of(5_000, 1));
    }

    assertThat(estimate.gauge(prompt).applyAsLong(offer))
        .isGreaterThan(before)
        .isEqualTo(estimate.tokens(prompt, offer));
  }

  private static List<Offer> offers() {
    var offers = new ArrayList<Offer>();
    for (Tokenizer tokenizer : Tokenizer.values()) {
      for (String model : List.of("a/one", "a/two", "b/one")) {
        offers.add(offer(model, tokenizer, true));
        offers.add(offer(model, tokenizer, false));
      }
    }
    return offers;
  }

  private static Offer offer(String model, Tokenizer tokenizer, boolean schema) {
    return new Offer(
        ModelId.of(model),
        Tier.STANDARD,
        PriceList.of(Price.of(Usd.of("1"), Usd.of("5"))),
        1_000_000,
        64_000,
        new ModelCard(true, schema, Set.of(), tokenizer),
        Lifetime.OPEN,
        Origin.MODEL);
  }
}
