package io.aios.routing.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelId;
import io.aios.routing.Catalog;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

/** Which models are local wherever their server is: those of which the operator's file says so. */
class VouchedModelsTest {

  private static final String BUILT_IN = "catalog/models.yaml";
  private static final ModelId QWEN = ModelId.of("ollama/qwen3:8b");

  @Test
  void vouchesForNoneOfTheModelsThatAiosComesWith() {
    Catalog catalog = catalog("[]");

    assertThat(catalog.vouched()).isEmpty();
    assertThat(isLocal(catalog, QWEN)).isTrue();
    assertThat(isLocal(catalog.withOutside(Set.of("ollama")), QWEN)).isFalse();
    assertThat(isLocal(catalog.withOutside(Set.of("vllm")), QWEN)).isTrue();
  }

  @Test
  void takesTheOperatorsWordForAModelAndNoOther() {
    Catalog catalog =
        catalog(
            """

              - {provider: ollama, id: "qwen3:8b", local: true}
              - {provider: ollama, id: "llama3.1:8b", max_output: 4000}
            """);

    Catalog seen = catalog.withOutside(Set.of("ollama"));

    assertThat(isLocal(seen, QWEN)).isTrue();
    assertThat(isLocal(seen, ModelId.of("ollama/llama3.1:8b"))).isFalse();
    assertThat(seen.offers()).hasSameSizeAs(catalog.offers());
  }

  private static boolean isLocal(Catalog catalog, ModelId model) {
    return catalog.find(model).orElseThrow().local();
  }

  private static Catalog catalog(String models) {
    String own =
        """
        catalog_version: "1"
        currency: USD
        unit: per_1m_tokens
        models: \
        """;
    var reader = new ModelsFileReader();
    var assortment = new Assortment();
    assortment.add(reader.read(new ClassPathResource(BUILT_IN), BUILT_IN), BUILT_IN);
    var file = new ByteArrayResource((own + models).getBytes(StandardCharsets.UTF_8));
    assortment.addOwn(reader.read(file, "own"), "own", LocalDate.parse("2026-11-22"));
    return assortment.catalog();
  }
}
