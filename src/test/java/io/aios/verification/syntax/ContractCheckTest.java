package io.aios.verification.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.Artifact;
import io.aios.verification.Contract;
import io.aios.verification.ContractRoutes;
import io.aios.verification.Finding;
import io.aios.verification.Route;
import io.aios.verification.Submission.Duty;
import io.aios.verification.Submissions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractCheckTest {

  private static final String VALID =
      """
      openapi: 3.1.0
      info: {title: Todo, version: 1.0.0}
      servers:
        - url: /
      paths:
        /api/todos:
          get:
            operationId: listTodos
            responses:
              '200':
                description: All todos
                content:
                  application/json:
                    schema: {type: array, items: {$ref: '#/components/schemas/Todo'}}
          post:
            operationId: createTodo
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Todo'}}}}
            responses:
              '201': {description: Created}
              default: {$ref: '#/components/responses/Problem'}
        /api/todos/{todo_id}:
          parameters:
            - $ref: '#/components/parameters/TodoId'
          delete:
            operationId: deleteTodo
            responses:
              '204': {description: Deleted}
      components:
        parameters:
          TodoId: {name: todo_id, in: path, required: true, schema: {type: integer}}
        responses:
          Problem: {description: What went wrong}
        schemas:
          Todo:
            type: object
            required: [title]
            properties: {title: {type: string}, done: {type: boolean}}
      """;

  private final ContractCheck check = new ContractCheck();

  @ParameterizedTest
  @ValueSource(strings = {"3.1.0", "3.1.1", "3.0.0", "3.0.3"})
  void takesAValidContract(String version) {
    assertThat(problems(VALID.replace("3.1.0", version))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          openapi: 3.1.0                | swagger: '2.0'            | must be an OpenAPI document
          openapi: 3.1.0                | openapi: 4.0.0            | must be an OpenAPI document
          operationId: createTodo       | operationId: listTodos    | operationId is repeated
          {description: Created}        | {}                        | description is missing
          {description: Created}        | {description: ''}         | describes its response 201
          '204': {description: Deleted} | '700': {description: odd} | no HTTP status
          '201': {description           | x: {description           | no HTTP status
          schemas/Todo'}}               | schemas/Task'}}           | #/components/schemas/Task
          '#/components/responses/Problem' | ./shared.yaml#/Problem  | leads out
          '#/components/responses/Problem' | http://127.0.0.1/a.yaml | leads out
          name: todo_id                 | name: id                  | does not declare its path parameter
          in: path                      | in: query                 | does not declare its path parameter
          /api/todos/{todo_id}:         | /api/todos/one:           | which is not in the path
          /api/todos/{todo_id}:         | api/todos/{todo_id}:      | should start with
          info: {title: Todo, version: 1.0.0} | info: 7             | info
          title: Todo,                  | name: Todo,               | title
          operationId: deleteTodo       | operationID: deleteTodo   | operationID
          """)
  void findsWhatIsInvalid(String valid, String broken, String expected) {
    assertThat(VALID).contains(valid);

    assertThat(problems(VALID.replace(valid, broken)))
        .anySatisfy(problem -> assertThat(problem).contains(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1, 2]",
        "hello",
        "7",
        "openapi: 3.1.0\n",
        "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\n",
        "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: 5\n",
        "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {/a: {}}\n",
        "openapi: 3.0.0\ninfo: {title: a, version: '1'}\npaths: {/a: [1], /b: {get: 5}}\n",
        "openapi: 3.0.0\ninfo: {title: a, version: '1'}\npaths: {/a: {get: {responses: {}}}}\n",
        "openapi: 3.0.0\ninfo: [\u00A0]\ncomponents: [1]\npaths: {/a: {get: {responses: 5}}}\n",
        "openapi: 3.1.0\n---\nopenapi: 3.1.0\n"
      })
  void findsThatSomethingIsNoContract(String text) {
    assertThat(problems(text)).isNotEmpty();
  }

  @Test
  void leavesBrokenSyntaxToItsOwnCheck() {
    assertThat(problems("paths: [\n")).isEmpty();
    assertThat(new OpenApiReader().read(contract("paths: [\n"))).isEmpty();
  }

  @Test
  void samePathUnderTwoNamesIsFound() {
    String twice =
        VALID.replace(
            "components:\n  parameters",
            """
              /api/todos/{id}:
                get:
                  parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
                  responses: {'200': {description: One}}
            components:
              parameters\
            """);

    assertThat(problems(twice)).anySatisfy(problem -> assertThat(problem).contains("are the same"));
  }

  @Test
  void owedContractMustBeThere() {
    Artifact other = Artifact.of("docs/specification.md", "# Specification\n");

    assertThat(check.examine(Submissions.with(Set.of(Duty.STATES_CONTRACT), other)))
        .extracting(Finding::path)
        .containsExactly(Contract.PATH.value());
    assertThat(check.examine(Submissions.of(other))).isEmpty();
  }

  @Test
  void noReferenceIsFollowedOverTheNetwork() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> count(server, connections));
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/shared.yaml";

      List<String> problems = problems(withReferences(url));

      assertThat(problems).anyMatch(problem -> problem.contains("leads out"));
    }
    assertThat(connections).hasValue(0);
  }

  @Test
  void noReferenceIsFollowedIntoFiles(@TempDir Path folder) throws IOException {
    Path secret = folder.resolve("secret.yaml");
    Files.writeString(secret, "description: the secret word is mellon\nPart: {type: mellon}\n");

    List<String> problems = problems(withReferences(secret.toUri().toString()));

    assertThat(problems)
        .anyMatch(problem -> problem.contains("leads out"))
        .noneMatch(problem -> problem.contains("mellon"));
  }

  @Test
  void readsRoutesAndPathsOfServers() {
    String text =
        VALID.replace(
            "  - url: /\n",
            "  - url: https://todo.example/v1/\n  - url: /v2\n  - url: http://localhost:8000\n");

    assertThat(new OpenApiReader().read(contract(text)))
        .contains(
            new ContractRoutes(
                List.of("/v1", "/v2"),
                List.of(
                    new Route("GET", "/api/todos"),
                    new Route("POST", "/api/todos"),
                    new Route("DELETE", "/api/todos/{todo_id}"))));
  }

  private static String withReferences(String target) {
    return VALID
        .replace("'#/components/schemas/Todo'", "'" + target + "#/Part'")
        .replace("'#/components/responses/Problem'", "'" + target + "'")
        .replace("'#/components/parameters/TodoId'", "'" + target + "#/Part'")
        .replace("  /api/todos:\n", "  /api/other: {$ref: '" + target + "'}\n  /api/todos:\n");
  }

  private static void count(ServerSocket server, AtomicInteger connections) {
    while (!server.isClosed()) {
      try (Socket connection = server.accept()) {
        connections.incrementAndGet();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private List<String> problems(String text) {
    return check.examine(Submissions.of(contract(text))).stream().map(Finding::message).toList();
  }

  private static Artifact contract(String text) {
    return new Artifact(Contract.PATH, text);
  }
}
