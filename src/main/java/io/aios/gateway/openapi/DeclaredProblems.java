package io.aios.gateway.openapi;

import io.aios.gateway.ProblemKind;
import io.aios.gateway.problem.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Declares the problems that an operation can answer with. Which ones follows from its shape, so
 * that none is forgotten; what only one operation has is declared there and completed here.
 */
final class DeclaredProblems {

  private static final String PROBLEM = "Problem";
  private static final String PROBLEM_JSON =
      org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

  private DeclaredProblems() {}

  static void addTo(OpenAPI api) {
    ModelConverters.getInstance(true)
        .readAll(Problem.class)
        .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
    api.getPaths()
        .forEach(
            (path, item) -> item.readOperations().forEach(operation -> addTo(operation, path)));
  }

  private static void addTo(Operation operation, String path) {
    Set<String> shown = new HashSet<>();
    for (ProblemKind kind : kinds(operation, path)) {
      String status = Integer.toString(kind.status().value());
      if (!shown.add(status)) {
        continue; // one example for each status: the first kind that has it
      }
      ApiResponse response =
          operation
              .getResponses()
              .computeIfAbsent(status, missing -> new ApiResponse().description(kind.title()));
      response.setContent(content(kind, path));
      if (kind.status() == HttpStatus.SERVICE_UNAVAILABLE) {
        response.addHeaderObject(HttpHeaders.RETRY_AFTER, retryAfter());
      }
    }
  }

  /** In the order in which a request meets them. */
  private static Set<ProblemKind> kinds(Operation operation, String path) {
    Set<ProblemKind> kinds =
        EnumSet.of(
            ProblemKind.VALIDATION,
            ProblemKind.NOT_ACCEPTABLE,
            ProblemKind.INTERNAL,
            ProblemKind.DATABASE_AWAY);
    if (path.contains("{")) {
      kinds.add(ProblemKind.NOT_FOUND);
    }
    if (operation.getRequestBody() != null) {
      kinds.add(ProblemKind.TOO_LARGE);
      kinds.add(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
    }
    if (takesIdempotencyKey(operation)) {
      kinds.add(ProblemKind.IDEMPOTENCY_CONFLICT);
    }
    for (ProblemKind kind : ProblemKind.values()) {
      if (operation.getResponses().containsKey(Integer.toString(kind.status().value()))
          && kind != ProblemKind.MALFORMED) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static boolean takesIdempotencyKey(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> "Idempotency-Key".equals(parameter.getName()));
  }

  private static Header retryAfter() {
    return new Header().description("Seconds to wait").schema(new IntegerSchema().example(2));
  }

  private static Content content(ProblemKind kind, String path) {
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("type", kind.type());
    example.put("title", kind.title());
    example.put("status", kind.status().value());
    example.put("detail", kind.title());
    example.put("instance", path);
    return new Content()
        .addMediaType(
            PROBLEM_JSON,
            new MediaType()
                .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))
                .example(example));
  }
}
