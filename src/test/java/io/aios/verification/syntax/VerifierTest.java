package io.aios.verification.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.verification.Finding;
import io.aios.verification.Submission;
import io.aios.verification.Submission.Duty;
import io.aios.verification.Verifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The verifier as it is wired, over a small Todo application. */
class VerifierTest {

  private static final Artifact CONTRACT =
      Artifact.of(
          "contract/openapi.yaml",
          """
          openapi: 3.0.3
          info: {title: Todo, version: 1.0.0}
          servers: [{url: /}]
          paths:
            /health:
              get: {operationId: health, responses: {'200': {description: Up}}}
            /api/todos:
              get: {operationId: list_todos, responses: {'200': {description: All}}}
              post: {operationId: create_todo, responses: {'201': {description: Created}}}
            /api/todos/{todo_id}:
              parameters: [{name: todo_id, in: path, required: true, schema: {type: integer}}]
              patch: {operationId: update_todo, responses: {'200': {description: Changed}}}
          """);

  private static final Artifact BACKEND =
      Artifact.of(
          "backend/app/main.py",
          """
          \"""Todo: the backend.\"""
          from fastapi import APIRouter, FastAPI

          app = FastAPI(title="Todo")
          router = APIRouter(prefix="/api/todos", tags=["todos"])


          @app.get("/health")
          def health() -> dict[str, str]:
              return {"status": "up"}


          @router.get("")
          def list_todos() -> list[str]:
              return []


          @router.post("", status_code=201)
          def create_todo(title: str) -> str:
              return title


          @router.patch("/{todo_id}")
          def update_todo(todo_id: int) -> int:
              return todo_id


          app.include_router(router)
          """);

  private static final Artifact FRONTEND =
      Artifact.of(
          "frontend/src/api.ts",
          """
          const BASE = "/api/todos";

          async function call(url: string, method = "GET", body?: unknown): Promise<Response> {
            return fetch(url, { method, body: JSON.stringify(body) });
          }

          export const health = () => call("/health");
          export const listTodos = (limit: number) => call(`${BASE}?limit=${limit}`);
          export const createTodo = (title: string) => call(BASE, "POST", { title });
          export const updateTodo = (id: number, done: boolean) =>
            call(`${BASE}/${id}`, "PATCH", { done });
          """);

  private final Verifier verifier = new SyntaxConfig().verifier();

  @Test
  void goodApplicationHolds() {
    assertThat(findings(Duty.STATES_CONTRACT, CONTRACT)).isEmpty();
    assertThat(findings(Duty.SERVES_CONTRACT, BACKEND)).isEmpty();
    assertThat(findings(Duty.CALLS_CONTRACT, FRONTEND)).isEmpty();
  }

  @Test
  void routeThatNobodyServesIsFound() {
    Artifact backend = changed(BACKEND, "@router.patch(\"/{todo_id}\")", "@router.put(\"/{id}\")");

    assertThat(findings(Duty.SERVES_CONTRACT, backend))
        .extracting(Finding::toString)
        .containsExactly(
            "routes-served: The contract's PATCH /api/todos/{todo_id} is not served;"
                + " declare it with this path");
  }

  @Test
  void routeThatIsNotInTheContractIsFound() {
    Artifact frontend = changed(FRONTEND, "`${BASE}/${id}`", "`${BASE}/${id}/done`");

    assertThat(findings(Duty.CALLS_CONTRACT, frontend))
        .extracting(Finding::toString)
        .containsExactly(
            "routes-called: frontend/src/api.ts: Line 11: /api/todos/{}/done is no route of the"
                + " contract; the nearest is PATCH /api/todos/{todo_id}");
  }

  @Test
  void everyCheckHasItsSay() {
    Submission work =
        new Submission(
            List.of(
                changed(BACKEND, "    return []", "    # TODO: read them\n    return []"),
                Artifact.of("backend/app/settings.json", "{,}\n"),
                Artifact.of("elsewhere/a.txt", "outside\n")),
            List.of(CONTRACT),
            Set.of(new ArtifactPath("backend/app/models.py")),
            Set.of(new ArtifactPath("backend/app")),
            Set.of(Duty.STATES_CONTRACT, Duty.SERVES_CONTRACT));

    assertThat(verifier.verify(work, 1).findings())
        .extracting(Finding::check)
        .containsExactly("ownership", "planned-files", "substance", "syntax", "contract");
  }

  private List<Finding> findings(Duty duty, Artifact file) {
    Submission work =
        new Submission(
            List.of(file),
            List.of(CONTRACT),
            Set.of(file.path()),
            Set.of(file.path()),
            Set.of(duty));
    return verifier.verify(work, 0).findings();
  }

  private static Artifact changed(Artifact file, String from, String to) {
    assertThat(file.content()).contains(from);
    return new Artifact(file.path(), file.content().replace(from, to));
  }
}
