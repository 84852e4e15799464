package io.aios.testing.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * All models that are for sale, by exact id or alias, at the published prices: read from the facts
 * and not from the product's own catalog, so that a wrong figure there shows.
 */
final class Assortment {

  private static final Path FACTS = Path.of("src/test/resources/providers/model-catalog.yaml");

  private final Map<String, SoldModel> models = new TreeMap<>();

  /**
   * @param local models of Ollama beside those of the facts, which cost nothing
   */
  Assortment(List<LocalModel> local) {
    YAMLMapper yaml =
        YAMLMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    try {
      for (JsonNode facts : yaml.readTree(Files.readString(FACTS)).path("models")) {
        if (facts.path("usable").asBoolean()) {
          SoldModel model = SoldModel.of(facts);
          models.put(model.id(), model);
          facts.path("aliases").forEach(alias -> models.put(alias.asString(), model));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    local.forEach(model -> models.put(model.id(), SoldModel.of(model)));
  }

  /** The model of that name at that provider. */
  SoldModel find(String provider, String name) {
    SoldModel model = models.get(name);
    if (model == null || !model.provider().equals(provider)) {
      throw new Complaint(404, "not_found_error", "model_not_found", "model: " + name);
    }
    return model;
  }

  List<SoldModel> of(String provider) {
    return models.values().stream()
        .filter(model -> model.provider().equals(provider))
        .distinct()
        .toList();
  }
}
