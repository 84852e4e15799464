package io.aios.llm.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractReaderTest {

  private static final String CHANGED =
      """
      openapi: 3.0.3
      info: {title: Zoo, version: "1"}
      paths:
        /api/animals:
          get: {responses: {"200": {description: all}}}
          post:
            requestBody:
              content:
                application/json:
                  schema:
                    type: object
                    required: [species]
                    properties:
                      species: {type: string, maxLength: 200}
                      weightKg: {type: number, minimum: 0}
                      born: {type: string, format: date}
            responses: {"201": {description: made}}
        /api/animals/{animal_id}:
          get: {responses: {"200": {description: one}}}
        /api/keepers:
          get: {responses: {"200": {description: all}}}
          post:
            requestBody:
              content:
                application/json:
                  schema: {$ref: "#/components/schemas/NewKeeper"}
            responses:
              "201":
                description: made
                content:
                  application/json:
                    schema: {$ref: "#/components/schemas/Guardian"}
      components:
        schemas:
          NewKeeper:
            type: object
            required: [name]
            properties:
              name: {type: string}
              onDuty: {type: boolean}
      """;

  private final TemplateShelf shelf = new TemplateShelf();
  private final Inflection inflection = Inflection.of(Vocabulary.lines(shelf, "plurals"));
  private final ContractReader contracts = new ContractReader(Vocabulary.load(shelf), inflection);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build a Todo app with due dates",
        "a bookshop inventory with title, price and stock",
        "Patients with name, birthday, diagnosis, temperature and blood type",
        "Class registry with class, def, import and metadata",
        "equipment with name, weight and purchase date"
      })
  void findsInTheContractWhatTheBriefAskedFor(String brief) {
    Entity entity = BriefReaderTest.newReader().read("Name", brief);
    Commission commission =
        new Commission("Name", brief, List.of(Resource.of(entity)), Map.of(), List.of());
    String contract = new SpecificationAuthor(shelf).write(commission).get(1).content();

    List<Resource> read = contracts.read(contract);

    assertThat(new BackendAuthor(shelf).write(commission))
        .isEqualTo(
            new BackendAuthor(shelf)
                .write(new Commission("Name", brief, read, Map.of(), List.of())));
  }

  @Test
  void readsCollectionsOfStrangers() {
    List<Resource> read = contracts.read(CHANGED);

    assertThat(read)
        .extracting(resource -> resource.entity().name())
        .containsExactly("Animal", "Guardian");
    assertThat(read.getFirst().operations())
        .containsExactlyInAnyOrder(Operation.LIST, Operation.CREATE, Operation.READ);
    assertThat(read.getFirst().entity().fields())
        .extracting(Field::name, Field::type, Field::isRequired)
        .containsExactly(
            tuple("species", FieldType.LINE, true),
            tuple("weightKg", FieldType.AMOUNT, false),
            tuple("born", FieldType.DATE, false));
  }

  @Test
  void changesTheApplicationWithTheContract() {
    Studio studio = new Studio(Studio.provider(), "Todo", "a Todo app");
    String file = new Page(SpecificationAuthor.CONTRACT, CHANGED).block();

    Map<String, String> backend =
        Studio.filesOf(studio.text(studio.prompt(ScriptedAgent.BACKEND, file)));
    Map<String, String> frontend =
        Studio.filesOf(studio.text(studio.prompt(ScriptedAgent.FRONTEND, file)));

    assertThat(backend.get(BackendAuthor.MAIN))
        .contains("@app.get(\"/api/animals/{animal_id}\"", "@app.post(\"/api/keepers\"")
        .doesNotContain("todo", "@app.delete", "@app.patch");
    assertThat(frontend.get(FrontendAuthor.API))
        .contains("listAnimals(", "createGuardian(")
        .doesNotContain("delete", "PATCH");
    assertThat(frontend).containsKey("frontend/src/components/GuardianBoard.tsx");
  }

  @Test
  void testsOnlyWhatIsThere() {
    Studio studio = new Studio(Studio.provider(), "Todo", "a Todo app");
    String blocks =
        new Page(SpecificationAuthor.CONTRACT, CHANGED).block()
            + new Page(BackendAuthor.MAIN, "@app.get(\"/api/animals\")\n").block();

    Map<String, String> tests =
        Studio.filesOf(studio.text(studio.prompt(ScriptedAgent.QA, blocks)));

    assertThat(tests).doesNotContainKey("frontend/tests/api.test.ts");
    assertThat(tests.get("backend/tests/test_api.py"))
        .contains("ANIMAL_PATH")
        .doesNotContain("def test_create_", "def test_read_animal", "def test_delete_");
  }
}
