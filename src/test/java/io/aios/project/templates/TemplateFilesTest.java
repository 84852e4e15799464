package io.aios.project.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aios.project.Templates;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

class TemplateFilesTest {

  private static final String STEPS =
      """
      usual_steps:
        - key: plan
          kind: CTO
          needs: []
          asks:
            - {type: plan, tier: premium, calls: 1.5, prompt_tokens: 9, output_tokens: 2, seconds: 3}
      """;
  private static final String GOOD =
      "name: a\ntitle: A\ndescription: An A.\nguidance: |\n  Do A.\n" + STEPS;

  @Test
  void comesWithTheWebApplication() {
    try (var context = new AnnotationConfigApplicationContext(TemplatesConfig.class)) {
      var standard = context.getBean(Templates.class).standard();

      assertThat(standard.name()).isEqualTo("web-app");
      assertThat(standard.guidance())
          .contains("backend/app", "frontend/src", "contract/openapi.yaml", "pydantic 1.10");
    }
  }

  @Test
  void readsAllFilesInOrderOfTheirNames() {
    Templates templates = read(file("2.yaml", GOOD), file("1.yaml", GOOD.replace(": a", ": b")));

    assertThat(templates.templates()).extracting(it -> it.name()).containsExactly("b", "a");
    assertThat(templates.find("a").orElseThrow().guidance()).isEqualTo("Do A.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "name: a",
        "name: [a",
        GOOD + "extra: 1\n",
        "name:\ntitle: A\ndescription: An A.\nguidance: |\n  Do A.\n" + STEPS,
        "name: ' '\ntitle: A\ndescription: An A.\nguidance: |\n  Do A.\n" + STEPS,
        "name: a\ntitle: A\ndescription: An A.\nguidance: |\n  Do A.\n",
        "name: a\ntitle: A\ndescription: An A.\nguidance: |\n  Do A.\nusual_steps: []\n"
      })
  void namesAFileThatCannotBeUsed(String content) {
    assertThatIllegalStateException()
        .isThrownBy(() -> read(file("bad.yaml", content)))
        .withMessageContaining("bad.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "'needs: []', 'needs: [backend]', does not come before it",
    "'kind: CTO', 'kind: cto', agent kind",
    "'key: plan', 'key: Plan', task key",
    "'calls: 1.5', 'calls: 0.5', 1 to 20 calls",
    "'calls: 1.5, ', '', calls",
    "'seconds: 3', 'seconds: 0', 1 to 20 calls",
    "'prompt_tokens: 9', 'prompt_tokens: 0', usual prompt",
    "'output_tokens: 2', 'output_tokens: -2', usual reply",
    "'tier: premium', 'tier: premium, price: 1', price",
    "'tier: premium', 'tier: PREMIUM', lower-case"
  })
  void namesWhatIsWrongWithAUsualStep(String right, String wrong, String reason) {
    assertThatIllegalStateException()
        .isThrownBy(() -> read(file("bad.yaml", GOOD.replace(right, wrong))))
        .withMessageContaining("bad.yaml")
        .withMessageContaining(reason);
  }

  @Test
  void refusesTwoTemplatesWithTheSameName() {
    assertThatIllegalStateException()
        .isThrownBy(() -> read(file("1.yaml", GOOD), file("2.yaml", GOOD)))
        .withMessageContaining("Two templates are named a");
  }

  private static Templates read(Resource... files) {
    return new TemplateFiles().read(List.of(files));
  }

  private static Resource file(String name, String content) {
    return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public String getFilename() {
        return name;
      }
    };
  }
}
