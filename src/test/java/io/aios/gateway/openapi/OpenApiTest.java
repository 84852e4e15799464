package io.aios.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.tags.Tag;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
class OpenApiTest {

  private final GatewayClient client;
  private final String json;
  private final OpenAPI api;
  private final SwaggerParseResult parsed;

  OpenApiTest(GatewayClient client) {
    this.client = client;
    this.json = client.get("/v3/api-docs").body();
    this.parsed = new OpenAPIV3Parser().readContents(json);
    this.api = parsed.getOpenAPI();
  }

  @Test
  void descriptionIsValidOpenApi31() {
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(api.getOpenapi()).startsWith("3.1");
    assertThat(api.getInfo().getTitle()).isEqualTo("AIOS");
    assertThat(api.getInfo().getDescription()).contains("RFC 9457");
    assertThat(api.getTags())
        .extracting(Tag::getName)
        .containsExactly("Projects", "Tasks", "Events", "Artifacts", "Costs", "Router", "Catalog");
  }

  /** Of two libraries with the same classes, the order of the jar decides which one is used. */
  @Test
  void onlyOneLibraryWritesIt() {
    assertThat(getClass().getClassLoader().resources("io/swagger/v3/oas/models/OpenAPI.class"))
        .hasSize(1);
    assertThat(
            getClass()
                .getClassLoader()
                .resources("io/swagger/v3/core/converter/ModelConverters.class"))
        .hasSize(1);
  }

  @Test
  void allEndpointsAreThere() {
    String project = "/api/v1/projects/{id}";
    assertThat(api.getPaths().keySet())
        .containsExactlyInAnyOrder(
            "/api/v1/projects",
            project,
            project + "/cancel",
            project + "/pause",
            project + "/resume",
            project + "/budget",
            project + "/priority",
            project + "/deadline",
            project + "/tasks",
            project + "/tasks/{key}",
            project + "/events",
            project + "/artifacts",
            project + "/artifacts/{path}",
            project + "/archive.zip",
            project + "/costs",
            project + "/report",
            "/api/v1/budgets",
            "/api/v1/budgets/{account}",
            "/api/v1/agents",
            "/api/v1/costs",
            "/api/v1/reconciliations",
            "/api/v1/quotes",
            "/api/v1/experiments",
            "/api/v1/experiments/{name}",
            "/api/v1/router/preview",
            "/api/v1/models",
            "/api/v1/providers",
            "/api/v1/templates");
  }

  @Test
  void everyOperationIsDescribedAndDeclaresItsProblems() {
    for (Map.Entry<String, Operation> entry : operations().entrySet()) {
      Operation operation = entry.getValue();
      assertThat(operation.getSummary()).as(entry.getKey()).isNotBlank();
      assertThat(operation.getDescription()).as(entry.getKey()).isNotBlank();
      assertThat(operation.getTags()).as(entry.getKey()).hasSize(1);
      assertThat(operation.getOperationId()).as(entry.getKey()).matches("[a-zA-Z]+");
      List<String> problems =
          operation.getResponses().keySet().stream().filter(s -> s.matches("[45]..")).toList();
      assertThat(problems).as(entry.getKey()).contains("400", "406", "500", "503");
      operation.getResponses().entrySet().stream()
          .filter(response -> problems.contains(response.getKey()))
          .forEach(response -> assertProblem(response.getValue()));
    }
  }

  @Test
  void everyParameterAndFieldIsExplained() {
    for (Operation operation : operations().values()) {
      if (operation.getParameters() != null) {
        assertThat(operation.getParameters()).allMatch(OpenApiTest::isExplained);
      }
    }
    JsonNode problem = JsonMapper.shared().readTree(json).at("/components/schemas/Problem");
    assertThat(problem.get("properties").propertyNames())
        .contains("type", "title", "status", "errors");
  }

  @Test
  void submittingDeclaresWhatCanGoWrong() {
    Operation submit = operation("POST /api/v1/projects");

    assertThat(submit.getResponses().keySet())
        .containsExactlyInAnyOrder("202", "400", "406", "413", "415", "422", "500", "503");
    assertThat(submit.getResponses().values())
        .anyMatch(response ->
            response.getHeaders() != null && response.getHeaders().containsKey("Location"));
  }

  @Test
  void cancellingDeclaresWhatCanGoWrong() {
    Operation cancel = operation("POST /api/v1/projects/{id}/cancel");

    assertThat(cancel.getResponses().keySet())
        .containsExactlyInAnyOrder("202", "400", "404", "406", "409", "500", "503");
  }

  @Test
  void controlsDeclareWhatCanGoWrong() {
    String project = "/api/v1/projects/{id}";

    for (String pause : List.of("/pause", "/resume")) {
      assertThat(operation("POST " + project + pause).getResponses().keySet())
          .containsExactlyInAnyOrder("202", "400", "404", "406", "409", "500", "503");
    }
    for (String change : List.of("/budget", "/priority", "/deadline")) {
      assertThat(operation("PUT " + project + change).getResponses().keySet())
          .containsExactlyInAnyOrder("200", "400", "404", "406", "409", "413", "415", "500", "503");
    }
  }

  @Test
  void exampleOfARequestWorksAsItIs() {
    JsonNode schema = JsonMapper.shared().readTree(json).at("/components/schemas/NewProject");
    JsonNode fields = schema.get("properties");
    String body =
        fields
            .propertyStream()
            .map(field -> "\"" + field.getKey() + "\":" + field.getValue().get("example"))
            .collect(Collectors.joining(",", "{", "}"));

    HttpResponse<String> response = client.submit(body);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(schema.get("example").isObject()).isTrue();
    assertThat(client.submit(schema.get("example").toString()).statusCode()).isEqualTo(202);
  }

  @Test
  void rootLeadsToThePageToTryItOut() {
    HttpResponse<String> root = client.get("/");
    HttpResponse<String> page = client.get("/swagger-ui.html");

    assertThat(root.statusCode()).isEqualTo(302);
    assertThat(root.headers().firstValue("Location").orElse("")).contains("swagger-ui");
    assertThat(page.statusCode()).isEqualTo(302);
    HttpResponse<String> swagger = client.get(page.headers().firstValue("Location").orElseThrow());
    assertThat(swagger.statusCode()).isEqualTo(200);
    assertThat(swagger.body()).contains("swagger-ui-bundle.js");
  }

  @Test
  void onlyHealthAndMetricsAreExposed() {
    assertThat(client.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(client.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(client.get("/actuator/prometheus").statusCode()).isEqualTo(200);
    assertThat(client.get("/actuator/env").statusCode()).isEqualTo(404);
    assertThat(client.get("/actuator/metrics").statusCode()).isEqualTo(404);
    assertThat(client.get("/actuator/heapdump").statusCode()).isEqualTo(404);
  }

  private static void assertProblem(ApiResponse response) {
    assertThat(response.getContent().entrySet())
        .singleElement()
        .satisfies(content -> {
          assertThat(content.getKey()).isEqualTo("application/problem+json");
          assertThat(content.getValue().getSchema().get$ref()).endsWith("/Problem");
          assertThat(content.getValue().getExample()).isNotNull();
        });
  }

  private static boolean isExplained(Parameter parameter) {
    return parameter.getDescription() != null && !parameter.getDescription().isBlank();
  }

  private Operation operation(String name) {
    return Optional.ofNullable(operations().get(name)).orElseThrow();
  }

  private Map<String, Operation> operations() {
    return api.getPaths().entrySet().stream()
        .flatMap(path ->
            path.getValue().readOperationsMap().entrySet().stream()
                .map(entry -> Map.entry(entry.getKey() + " " + path.getKey(), entry.getValue())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
