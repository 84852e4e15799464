package io.aios.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.Artifact;
import io.aios.verification.Submission.Duty;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesCalledCheckTest {

  private static final Artifact CONTRACT = Artifact.of("contract/openapi.yaml", "routes\n");
  private static final ContractRoutes ROUTES =
      new ContractRoutes(
          List.of(),
          List.of(
              new Route("GET", "/api/todos"),
              new Route("POST", "/api/todos"),
              new Route("GET", "/api/todos/{todo_id}"),
              new Route("DELETE", "/api/todos/{todo_id}"),
              new Route("GET", "/api/lists/{list_id}/todos")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fetch(\"/api/todos\")",
        "fetch('/api/todos/')",
        "fetch(`/api/todos/${id}`, { method: \"DELETE\" })",
        "fetch(`/api/todos/${encodeURIComponent(todo.id)}`)",
        "fetch(`/api/todos?done=${done}`)",
        "fetch(`/api/todos${query ? `?${query}` : \"\"}`)",
        "fetch(`/api/lists/${list}/todos?page=${page}#top`)",
        "fetch(\"http://localhost:8000/api/todos\")",
        "fetch(`${import.meta.env.VITE_API_URL}/api/todos`)",
        "fetch(\"/api/todos/\" + id)",
        "fetch(\"/api/lists/\" + list.id + \"/todos\", options)",
        "const BASE = \"/api\"; fetch(`${BASE}/todos/${id}`)",
        "const BASE = \"/api\"; fetch(BASE + \"/todos\")",
        "const URL = import.meta.env.VITE_API ?? \"/api/todos\"; fetch(`${URL}/${id}`)",
        "const BASE = '/api'; const TODOS = `${BASE}/todos`; fetch(`${TODOS}/${id}`)",
        "axios.post(\"/api/todos\", { title })",
        "axios.delete<void>(`/api/todos/${id}`)",
        "fetch(\"https://other.example/api/unknown\")",
        "fetch(\"/assets/logo.svg\")",
        "import { x } from \"./api/todos\";",
        "const proxy = { \"/api\": \"http://localhost:8000\" };",
        "// fetch(\"/api/unknown\")",
        "const request = (path: string) => fetch(`/api${path}`); request(\"/todos\");",
        "const api = axios.create({ baseURL: \"/api\" }); api.get<Todo[]>(\"/todos\");",
        "<Link to=\"/about\">About</Link>"
      })
  void takesCallsOfTheContract(String code) {
    assertThat(wrong(code)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fetch(\"/api/todo\")",
        "fetch(\"/api\")",
        "fetch(`/api/todos/${id}/done`)",
        "fetch(`/api/items/${id}`)",
        "fetch(\"/api/todos/\" + id + \"/toggle\")",
        "const BASE = \"/api\"; fetch(`${BASE}/items`)",
        "const BASE = \"/api/tasks\"; fetch(`${BASE}/${id}`)",
        "fetch(\"http://localhost:8000/api/tasks\")",
        "axios.get(\"/api/users\")",
        "axios.put(`/api/todos/${id}`, todo)",
        "fetch(`/api/todos/${id}`, { method: \"PATCH\", body: JSON.stringify(todo) })",
        "fetch(`/api/todos`, {\n  headers: { a: `(${b})` },\n  method: 'DELETE',\n})",
        "const request = <T,>(path: string) => fetch(`/api${path}`); request<Todo>(\"/tasks\");",
        "async function send(path) { return fetch(`${BASE}${path}`); }\nconst BASE = '/api';\nsend('/items');",
        "const api = axios.create({ timeout: 1, baseURL: \"/api\" }); api.post(\"/tasks\", {});"
      })
  void findsCallsBesideTheContract(String code) {
    assertThat(wrong(code)).isNotEmpty();
  }

  @Test
  void suggestsTheNearestRoute() {
    assertThat(wrong("\n\nfetch(`/api/todo/${id}`);"))
        .singleElement()
        .asString()
        .contains("Line 3", "/api/todo/{} is no route", "nearest is GET /api/todos/{todo_id}");
  }

  @Test
  void namesTheMethodsThatAreThere() {
    assertThat(wrong("axios.put(`/api/todos/${id}`, todo)"))
        .singleElement()
        .asString()
        .contains("PUT /api/todos/{}", "[DELETE, GET]");
  }

  @Test
  void knowsConstantsOfOtherFiles() {
    Artifact config = Artifact.of("src/config.ts", "export const API = { root: \"/api\" };\n");
    Artifact calls = Artifact.of("src/api.ts", "fetch(`${API.root}/tasks`);\n");

    assertThat(examine(config, calls)).extracting(Finding::path).containsExactly("src/api.ts");
  }

  @Test
  void doesNotLookAtTestsAndDocuments() {
    String code = "fetch(\"/api/unknown\")\n";

    assertThat(examine(Artifact.of("src/api.test.ts", code))).isEmpty();
    assertThat(examine(Artifact.of("README.md", code))).isEmpty();
    assertThat(examine(Artifact.of("src/api.ts", code))).hasSize(1);
  }

  @Test
  void pathsOfTheBrowsersRouterAreNoCalls() {
    ContractRoutes routes = new ContractRoutes(List.of(), List.of(new Route("GET", "/todos")));
    String code =
        """
        <Route path="/todos/new/:id" element={<Form />} />
        navigate(`/todos/edit/${id}`);
        if (location.pathname === "/todos/all/done") {}
        """;

    assertThat(examine(routes, Artifact.of("src/App.tsx", code))).isEmpty();
    assertThat(examine(routes, Artifact.of("src/App.tsx", "fetch(\"/todos/new\")"))).hasSize(1);
  }

  @Test
  void appliesOnlyToWorkWithThisDuty() {
    Check check = new RoutesCalledCheck(contract -> Optional.of(ROUTES));
    Artifact file = Artifact.of("src/api.ts", "fetch(\"/api/unknown\")\n");

    assertThat(check.examine(Submissions.among(Submissions.of(file), CONTRACT))).isEmpty();
  }

  @Test
  void unreadableContractIsAFinding() {
    Check check = new RoutesCalledCheck(contract -> Optional.empty());
    Artifact file = Artifact.of("src/api.ts", "fetch(\"/api/todos\")\n");
    Submission work = Submissions.with(Set.of(Duty.CALLS_CONTRACT), file);

    assertThat(check.examine(Submissions.among(work, CONTRACT))).hasSize(1);
  }

  private static List<String> wrong(String code) {
    return examine(Artifact.of("src/api.tsx", code)).stream().map(Finding::message).toList();
  }

  private static List<Finding> examine(Artifact... files) {
    return examine(ROUTES, files);
  }

  private static List<Finding> examine(ContractRoutes routes, Artifact... files) {
    Submission work = Submissions.with(Set.of(Duty.CALLS_CONTRACT), files);
    return new RoutesCalledCheck(contract -> Optional.of(routes))
        .examine(Submissions.among(work, CONTRACT));
  }
}
