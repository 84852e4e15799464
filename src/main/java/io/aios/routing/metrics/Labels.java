package io.aios.routing.metrics;

import io.aios.ledger.Purpose;
import io.aios.llm.ModelId;
import io.aios.routing.Catalog;
import io.micrometer.core.instrument.Tags;
import java.util.stream.Collectors;

/** What calls are told apart by in dashboards; never an id. Thread-safe. */
final class Labels {

  private static final int MOST_AGENTS = 30;
  private static final int MOST_TASK_TYPES = 60;

  private final Words models;
  private final Words providers;
  private final Words agents = Words.growing(MOST_AGENTS);
  private final Words taskTypes = Words.growing(MOST_TASK_TYPES);

  Labels(Catalog catalog) {
    models =
        Words.closed(
            catalog.offers().stream()
                .map(offer -> offer.model().toString())
                .collect(Collectors.toUnmodifiableSet()));
    providers =
        Words.closed(
            catalog.offers().stream()
                .map(offer -> offer.model().provider())
                .collect(Collectors.toUnmodifiableSet()));
  }

  /** By the names that OpenTelemetry gives them. */
  Tags call(ModelId model) {
    return Tags.of(
        "gen_ai.operation.name", "chat",
        "gen_ai.provider.name", providers.label(model.provider()),
        "gen_ai.request.model", name(model));
  }

  Tags purchase(ModelId model, Purpose purpose) {
    return Tags.of(
        "provider", providers.label(model.provider()),
        "model", model(model),
        "agent", agents.label(purpose.agent()));
  }

  String model(ModelId model) {
    return models.label(model.toString());
  }

  String provider(ModelId model) {
    return providers.label(model.provider());
  }

  String taskType(String name) {
    return taskTypes.label(name);
  }

  /** The provider's own name of it, because the provider is a tag of its own. */
  private String name(ModelId model) {
    return model(model).equals(Words.OTHER) ? Words.OTHER : model.name();
  }
}
