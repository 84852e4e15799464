package io.aios.ledger.postgres;

import io.aios.ledger.Decision.Option;
import io.aios.llm.ModelId;
import io.aios.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of what was ranked: a JSON array. */
final class OptionsJson {

  private static final TypeReference<List<Stored>> OPTIONS = new TypeReference<>() {};
  private static final JsonMapper JSON = new JsonMapper();

  private OptionsJson() {}

  static String write(List<Option> options) {
    return JSON.writeValueAsString(options.stream().map(OptionsJson::stored).toList());
  }

  static List<Option> read(String json) {
    return JSON.readValue(json, OPTIONS).stream().map(OptionsJson::option).toList();
  }

  private static Stored stored(Option option) {
    return new Stored(
        option.model().toString(),
        option.expectedCost().nanos(),
        option.permille(),
        option.expectedTime().toMillis(),
        option.score());
  }

  private static Option option(Stored stored) {
    return new Option(
        ModelId.of(stored.model()),
        new Usd(stored.nanos()),
        stored.permille(),
        Duration.ofMillis(stored.millis()),
        stored.score());
  }

  private record Stored(String model, long nanos, int permille, long millis, BigDecimal score) {}
}
