package io.aios.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.Artifact;
import io.aios.verification.Submission.Duty;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutesServedCheckTest {

  private static final Artifact CONTRACT = Artifact.of("contract/openapi.yaml", "routes\n");
  private static final ContractRoutes ROUTES =
      new ContractRoutes(
          List.of(),
          List.of(
              new Route("GET", "/api/todos"),
              new Route("POST", "/api/todos"),
              new Route("GET", "/api/todos/{todo_id}"),
              new Route("DELETE", "/api/todos/{todo_id}")));

  @Test
  void seesFastApiWithWholePaths() {
    assertThat(
            missing(
                Artifact.of(
                    "app/main.py",
                    """
                    from fastapi import FastAPI
                    app = FastAPI()

                    @app.get("/api/todos", response_model=list[Todo])
                    def list_todos(): return []

                    @app.post(
                        "/api/todos",
                        status_code=201,
                    )
                    def create(todo: Todo): return todo

                    @app.get('/api/todos/{id}')
                    def get(id: int): return 1

                    @app.delete("/api/todos/{id:int}", status_code=204)
                    def delete(id: int): return None
                    """)))
        .isEmpty();
  }

  @Test
  void composesPrefixesOfFastApi() {
    Artifact main =
        Artifact.of(
            "app/main.py",
            """
            app = FastAPI(title="Todo")
            app.include_router(todos.router, prefix="/api")
            """);
    Artifact router =
        Artifact.of(
            "app/routers/todos.py",
            """
            router = APIRouter(tags=["todos"], prefix="/todos")

            @router.get("")
            def all(): return []

            @router.post("/", status_code=201)
            def create(): return 1

            @router.get("/{todo_id}")
            def one(todo_id: int): return 1

            @router.delete("/{todo_id}")
            def delete(todo_id: int): return None
            """);

    assertThat(missing(main, router)).isEmpty();
  }

  @Test
  void ownPrefixOfARouterApplies() {
    Artifact users =
        Artifact.of(
            "app/users.py",
            """
            router = APIRouter(prefix="/users")
            @router.get("/{id}")
            def one(id: int): return 1
            @router.delete("/{id}")
            def delete(id: int): return 1
            """);
    Artifact todos =
        Artifact.of(
            "app/todos.py",
            """
            router = APIRouter(prefix="/api/todos")
            @router.get("")
            def all(): return []
            @router.post("")
            def create(): return 1
            """);

    assertThat(missing(users, todos))
        .containsExactly("GET /api/todos/{todo_id}", "DELETE /api/todos/{todo_id}");
  }

  @Test
  void seesConstantsAndFormattedStringsOfPython() {
    assertThat(
            missing(
                Artifact.of(
                    "app/main.py",
                    """
                    PREFIX = "/api"
                    TODOS = "/api/todos"

                    @app.get(TODOS)
                    def all(): return []

                    @app.post(f"{PREFIX}/todos")
                    def create(): return 1

                    @app.get(f"{PREFIX}/todos/{{todo_id}}")
                    def one(todo_id: int): return 1

                    @app.delete(TODOS + "/{todo_id}")
                    def delete(todo_id: int): return 1
                    """)))
        .isEmpty();
  }

  @Test
  void seesFlask() {
    assertThat(
            missing(
                Artifact.of(
                    "app.py",
                    """
                    bp = Blueprint("todos", __name__, url_prefix="/api/todos")

                    @bp.route("/")
                    def all(): return []

                    @bp.route("/", methods=["POST"])
                    def create(): return 1

                    @bp.route("/<int:todo_id>", methods=["GET", "DELETE"])
                    def one(todo_id): return 1
                    """)))
        .isEmpty();
  }

  @Test
  void seesExpress() {
    Artifact app = Artifact.of("src/app.js", "app.use('/api/todos', require('./todos'));\n");
    Artifact router =
        Artifact.of(
            "src/todos.js",
            """
            router.get('/', all);
            router.post('/', create);
            router.route('/:id').get(one).delete(remove);
            module.exports = router;
            """);

    assertThat(missing(app, router)).isEmpty();
  }

  @Test
  void seesSpring() {
    assertThat(
            missing(
                Artifact.of(
                    "src/main/java/TodoController.java",
                    """
                    @RestController
                    @RequestMapping("/api/todos")
                    public class TodoController {
                      @GetMapping
                      List<Todo> all() { return todos; }
                      @PostMapping(consumes = "application/json")
                      Todo create(@RequestBody Todo todo) { return todo; }
                      @GetMapping("/{id}")
                      Todo one(@PathVariable long id) { return todo; }
                      @RequestMapping(path = "/{id}", method = RequestMethod.DELETE)
                      void delete(@PathVariable long id) {}
                    }
                    """)))
        .isEmpty();
  }

  @Test
  void seesGoAndDjangoAndNest() {
    Artifact go =
        Artifact.of(
            "main.go",
            """
            mux.HandleFunc("GET /api/todos", all)
            mux.HandleFunc("POST /api/todos", create)
            """);
    Artifact django =
        Artifact.of("urls.py", "urlpatterns = [path(\"api/todos/<int:pk>/\", view)]\n");
    Artifact nest =
        Artifact.of(
            "src/todos.controller.ts",
            """
            @Controller('api/todos')
            export class TodosController {
              @Get() all() {}
              @Post() create() {}
              @Get(':id') one() {}
              @Delete(':id') remove() {}
            }
            """);

    assertThat(missing(go, django)).isEmpty();
    assertThat(missing(nest)).isEmpty();
  }

  @Test
  void namesEachRouteThatIsMissing() {
    assertThat(
            missing(
                Artifact.of(
                    "app/main.py",
                    """
                    @app.get("/api/todos")
                    def all(): return []

                    @app.get("/api/todo/{id}")
                    def one(id: int): return 1
                    """)))
        .containsExactly(
            "POST /api/todos", "GET /api/todos/{todo_id}", "DELETE /api/todos/{todo_id}");
  }

  @Test
  void mentionsThatServeNothingDoNotCount() {
    String text = "@app.get(\"/api/todos\")\n@app.post(\"/api/todos\")\n";

    assertThat(missing(Artifact.of("README.md", text))).hasSize(4);
    assertThat(missing(Artifact.of("app/tests/test_api.py", text))).hasSize(4);
    assertThat(missing(Artifact.of("app/main.py", "x = 1\n# " + text.replace("\n", "\n# "))))
        .hasSize(4);
    assertThat(missing(Artifact.of("app/main.py", "requests.get(\"/api/todos\")\n"))).hasSize(4);
    assertThat(missing(Artifact.of("app/main.py", "PATHS = [\"/api/todos\"]\n"))).hasSize(4);
    assertThat(missing(Artifact.of("app/main.py", "@app.patch(\"/api/todos\")\n"))).hasSize(4);
  }

  @Test
  void pathOfAServerMayStandBefore() {
    ContractRoutes routes = new ContractRoutes(List.of("/v1"), List.of(new Route("GET", "/todos")));
    Artifact bare = Artifact.of("app/main.py", "@app.get(\"/todos\")\ndef all(): return 1\n");
    Artifact below = Artifact.of("app/main.py", "@app.get(\"/v1/todos\")\ndef all(): return 1\n");
    Artifact other = Artifact.of("app/main.py", "@app.get(\"/v2/todos\")\ndef all(): return 1\n");

    assertThat(examine(routes, bare)).isEmpty();
    assertThat(examine(routes, below)).isEmpty();
    assertThat(examine(routes, other)).hasSize(1);
  }

  @Test
  void appliesOnlyToWorkWithThisDuty() {
    Check check = new RoutesServedCheck(contract -> Optional.of(ROUTES));

    assertThat(check.examine(Submissions.of(Artifact.of("app/main.py", "x = 1\n")))).isEmpty();
  }

  @Test
  void missingContractIsAFinding() {
    Check check = new RoutesServedCheck(contract -> Optional.of(ROUTES));

    assertThat(
            check.examine(
                Submissions.with(
                    Set.of(Duty.SERVES_CONTRACT), Artifact.of("app/main.py", "x = 1\n"))))
        .hasSize(1);
  }

  private static List<String> missing(Artifact... files) {
    return examine(ROUTES, files).stream()
        .map(Finding::message)
        .map(message -> message.replaceFirst("The contract's (.*) is not served.*", "$1"))
        .toList();
  }

  private static List<Finding> examine(ContractRoutes routes, Artifact... files) {
    Submission work = Submissions.with(Set.of(Duty.SERVES_CONTRACT), files);
    return new RoutesServedCheck(contract -> Optional.of(routes))
        .examine(Submissions.among(work, CONTRACT));
  }
}
