package io.aios.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanReaderSchemaTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JsonNode shape = JSON.readTree(PlanReader.SHAPE.schema());

  @Test
  void keepsTheFormOfAPlan() {
    JsonNode step = shape.at("/properties/steps/items");

    assertThat(shape.at("/properties/steps/type").asString()).isEqualTo("array");
    assertThat(step.at("/properties/key")).isEqualTo(JSON.readTree("{\"type\":\"string\"}"));
    assertThat(step.at("/properties/needs"))
        .isEqualTo(JSON.readTree("{\"type\":\"array\",\"items\":{\"type\":\"string\"}}"));
    assertThat(step.path("properties").propertyNames())
        .containsExactly("key", "kind", "title", "goal", "needs", "files", "owns");
  }

  @Test
  void requiresEveryPropertyAndAllowsNoOther() {
    List<JsonNode> objects = new ArrayList<>(List.of(shape, shape.at("/properties/steps/items")));

    for (JsonNode object : objects) {
      assertThat(object.path("required").valueStream().map(JsonNode::asString))
          .containsExactlyElementsOf(object.path("properties").propertyNames());
      assertThat(object.path("additionalProperties")).isEqualTo(JSON.readTree("false"));
    }
  }

  @Test
  void saysNothingThatProvidersRefuse() {
    assertThat(PlanReader.SHAPE.schema())
        .doesNotContain("$", "pattern", "Length", "Items", "minimum", "maximum");
  }
}
