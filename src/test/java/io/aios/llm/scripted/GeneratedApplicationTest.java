package io.aios.llm.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.ArtifactPath;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the whole team writes for a brief. The applications are left in {@code target/scripted},
 * where they can be run.
 */
class GeneratedApplicationTest {

  private static final String BRIEFS =
      """
      todo,      Todo,      Build a Todo app with due dates
      bookshop,  Bookshop,  'A bookshop inventory with title, price and stock'
      employees, Employees, 'Track employees with name, email, salary and hire date'
      """;

  @ParameterizedTest
  @CsvSource(textBlock = BRIEFS)
  void deliversExactlyWhatThePlanPromises(String folder, String name, String brief)
      throws IOException {
    Studio studio = new Studio(Studio.provider(), name, brief);

    Map<String, String> files = studio.build();

    Set<String> promised =
        new TreeSet<>(Set.of("docs/specification.md", SpecificationAuthor.CONTRACT));
    studio
        .plan()
        .forEach(step -> step.path("files").forEach(file -> promised.add(file.asString())));
    assertThat(new TreeSet<>(files.keySet())).isEqualTo(promised);
    assertThat(files.keySet()).allSatisfy(ArtifactPath::new);
    save(Path.of("target", "scripted", folder), files);
  }

  @ParameterizedTest
  @CsvSource(textBlock = BRIEFS)
  void leavesNoFileEmptyOrFullOfHoles(String folder, String name, String brief) {
    Map<String, String> files = new Studio(Studio.provider(), name, brief).build();

    assertThat(files)
        .hasSizeGreaterThan(25)
        .allSatisfy((path, content) ->
            assertThat(content).as(path).isNotBlank().doesNotContain("%{").endsWith("\n"));
  }

  @ParameterizedTest
  @CsvSource(textBlock = BRIEFS)
  void writesJsonAndYamlThatParse(String folder, String name, String brief) {
    Map<String, String> files = new Studio(Studio.provider(), name, brief).build();

    assertThat(files)
        .allSatisfy((path, content) -> {
          if (path.endsWith(".json")) {
            assertThat(JsonMapper.shared().readTree(content)).as(path).isNotEmpty();
          } else if (path.matches(".*\\.ya?ml")) {
            assertThat(new YAMLMapper().readTree(content)).as(path).isNotEmpty();
          }
        });
  }

  @ParameterizedTest
  @CsvSource(textBlock = BRIEFS)
  void statesAValidContract(String folder, String name, String brief) {
    String contract =
        new Studio(Studio.provider(), name, brief).build().get(SpecificationAuthor.CONTRACT);

    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(contract, null, options);

    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths()).hasSize(3).containsKey("/health");
  }

  @ParameterizedTest
  @CsvSource(textBlock = BRIEFS)
  void givesEveryOperationOfTheContractToBothSides(String folder, String name, String brief) {
    Map<String, String> files = new Studio(Studio.provider(), name, brief).build();

    JsonNode paths =
        new YAMLMapper().readTree(files.get(SpecificationAuthor.CONTRACT)).path("paths");
    String backend = files.get(BackendAuthor.MAIN);
    String frontend = files.get(FrontendAuthor.API);
    paths
        .properties()
        .forEach(path -> {
          path.getValue().properties().stream()
              .filter(method -> !method.getKey().equals("parameters"))
              .forEach(method ->
                  assertThat(backend)
                      .contains("@app." + method.getKey() + "(\"" + path.getKey() + "\""));
          assertThat(frontend).contains(path.getKey().replaceAll("\\{.*}", "\\${id}"));
        });
  }

  private static void save(Path root, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = root.resolve(new ArtifactPath(file.getKey()).value());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
