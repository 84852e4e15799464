package io.aios.project.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aios.project.Templates;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

class TemplateFilesTest {

  private static final String GOOD =
      "name: a\ntitle: A\ndescription: An A.\nguidance: |\n  Do A.\n";

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
        "name: a\ntitle: A\ndescription: An A.\nguidance: |\n  Do A.\nextra: 1\n",
        "name:\ntitle: A\ndescription: An A.\nguidance: |\n  Do A.\n",
        "name: ' '\ntitle: A\ndescription: An A.\nguidance: |\n  Do A.\n"
      })
  void namesAFileThatCannotBeUsed(String content) {
    assertThatIllegalStateException()
        .isThrownBy(() -> read(file("bad.yaml", content)))
        .withMessageContaining("bad.yaml");
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
