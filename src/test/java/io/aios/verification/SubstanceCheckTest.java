package io.aios.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aios.artifacts.Artifact;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubstanceCheckTest {

  private final Check check = new SubstanceCheck();

  @ParameterizedTest
  @MethodSource("placeholders")
  void findsWorkThatIsMissing(String path, String content) {
    assertThat(examine(path, content))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.path()).isEqualTo(path));
  }

  static Stream<Arguments> placeholders() {
    return Stream.of(
        arguments("a.txt", ""),
        arguments("a.txt", " \n\t\n"),
        arguments("a.txt", "\uFEFF\u200B\n"),
        arguments(".gitkeep", "\n"),
        arguments("main.py", "\n"),
        arguments("main.py", "pass\n"),
        arguments("main.py", "...\n"),
        arguments("README.md", "TODO\n"),
        arguments("README.md", "# TODO\n"),
        arguments("README.md", "Lorem ipsum dolor sit amet, consectetur adipiscing elit.\n"),
        arguments("docs/a.md", "Placeholder\n"),
        arguments("App.tsx", "// same as before\n"),
        arguments("App.tsx", "// The main component of the application.\n"),
        arguments("main.py", "# The application\n"),
        arguments("main.py", "\"\"\"The application.\"\"\"\n"),
        arguments("a.txt", "text with a NUL \u0000\n"),
        arguments("a.txt", "half a pair \uD83D\n"),
        arguments("main.py", "x = 1\n# TODO: implement\n"),
        arguments("main.py", "x = 1  # TODO implement this\n"),
        arguments("main.py", "def f():\n    # TODO\n    return 1\n"),
        arguments("main.py", "x = 1\n#TODO(me): later\n"),
        arguments("main.py", "x = 1\n# FIXME: broken\n"),
        arguments("App.tsx", "export const x = 1; // TODO: validate\n"),
        arguments("App.tsx", "return <p>Don't {/* TODO: the list */}</p>;\n"),
        arguments("Main.java", "class Main {\n  /* TODO */\n}\n"),
        arguments("Main.java", "/**\n * Does it.\n * TODO: write it\n */\nclass Main {}\n"),
        arguments("index.html", "<body><!-- TODO: content --></body>\n"),
        arguments("ci.yml", "jobs: {}\n# TODO: add the build\n"),
        arguments("Dockerfile", "FROM scratch\n# TODO: copy files\n"),
        arguments("schema.sql", "select 1;\n-- TODO: indexes\n"),
        arguments("main.py", "x = 1\n# your code here\n"),
        arguments("main.py", "x = 1\n# Add your own logic here\n"),
        arguments("App.tsx", "const x = 1;\n// implementation goes here\n"),
        arguments("App.tsx", "const x = 1;\n// ...\n"),
        arguments("App.tsx", "const x = 1;\n// ... existing code ...\n"),
        arguments("App.tsx", "const x = 1;\n// ...rest of the component remains the same\n"),
        arguments("App.tsx", "const x = 1;\n// rest of the code unchanged\n"),
        arguments("App.tsx", "const x = 1;\n// Rest of the component...\n"),
        arguments("App.tsx", "const x = 1;\n{/* … (same as before) */}\n"),
        arguments("main.py", "x = 1\n# … (same as before)\n"),
        arguments("main.py", "x = 1\n# other routes remain unchanged\n"),
        arguments("main.py", "x = 1\n# details omitted for brevity\n"),
        arguments("main.py", "x = 1\n# not implemented yet\n"),
        arguments("main.py", "x = 1\n... (rest of the file unchanged)\n"),
        arguments("styles.css", "body { margin: 0 }\n/* your styles go here */\n"),
        arguments("main.py", "def create():\n    pass\n"),
        arguments("main.py", "def create() -> None: ...\n"),
        arguments(
            "main.py", "def create(\n    a: int,\n    b: str = \"x\",\n) -> int:\n    pass\n"),
        arguments(
            "main.py",
            "async def create():\n    \"\"\"Creates: all.\n\n    Yes.\"\"\"\n    pass\n"),
        arguments("main.py", "class A:\n    def f(self):\n        raise NotImplementedError\n"),
        arguments("main.py", "def f(x):\n    x = 1\n    raise NotImplementedError(\"f\")\n"),
        arguments("main.py", "raise HTTPException(status_code=501, detail=\"Not implemented\")\n"),
        arguments("api.ts", "export function f() {\n  throw new Error(\"Not implemented\");\n}\n"),
        arguments("api.ts", "export const f = () => { throw new Error('TODO'); };\n"),
        arguments(
            "A.java",
            "class A { void f() { throw new UnsupportedOperationException(\"Not yet implemented\"); } }\n"),
        arguments("main.rs", "fn f() { todo!() }\n"),
        arguments("Main.kt", "fun f(): Int = TODO()\n"),
        arguments("main.go", "func f() { panic(\"not implemented\") }\n"));
  }

  @ParameterizedTest
  @MethodSource("work")
  void leavesWorkAlone(String path, String content) {
    assertThat(examine(path, content)).isEmpty();
  }

  static Stream<Arguments> work() {
    return Stream.of(
        arguments("backend/app/__init__.py", "\n"),
        arguments("backend/app/__init__.py", "\"\"\"The Todo application.\"\"\"\n"),
        arguments("backend/app/__init__.py", "# Package marker.\n"),
        arguments("backend/tests/conftest.py", "# Makes the folder the root of all imports.\n"),
        arguments("app/py.typed", "\n"),
        arguments("src/vite-env.d.ts", "/// <reference types=\"vite/client\" />\n"),
        arguments("models.py", "class Todo(Base):\n    __tablename__ = \"todos\"\n"),
        arguments("models.py", "class Base(DeclarativeBase):\n    pass\n"),
        arguments("models.py", "# Todo model\nclass Todo(Base):\n    id: int\n"),
        arguments("models.py", "# TODO app: models\nx = 1\n"),
        arguments("main.py", "# TODO API\nx = 1\n"),
        arguments("main.py", "# TODO-app backend\nx = 1\n"),
        arguments("main.py", "STATES = [\"TODO\", \"DOING\", \"DONE\"]\n"),
        arguments("main.py", "TODO = \"todo\"  # the first state\n"),
        arguments("main.py", "raise HTTPException(status_code=404, detail=\"Todo not found\")\n"),
        arguments("main.py", "title: str = Field(..., max_length=200)\n"),
        arguments("main.py", "def f(x: tuple[int, ...]) -> int:\n    return len(x)\n"),
        arguments("main.py", "try:\n    f()\nexcept ValueError:\n    pass\n"),
        arguments("main.py", "url = \"http://example.com/#TODO: not a comment\"\n"),
        arguments("main.py", "class A(Protocol):\n    def f(self) -> int: ...\n"),
        arguments(
            "main.py", "class A(ABC):\n    @abstractmethod\n    def f(self):\n        pass\n"),
        arguments(
            "main.py",
            "class A:\n    def f(self):\n        raise NotImplementedError\n\n\nclass B(A):\n    def f(self):\n        return 1\n"),
        arguments("main.py", "@overload\ndef f(x: int) -> int: ...\ndef f(x):\n    return x\n"),
        arguments("main.py", "def close(self):\n    pass  # nothing is open\n"),
        arguments("main.py", "def f():\n    \"\"\"Says \"pass\".\"\"\"\n    return 1\n"),
        arguments(
            "main.py",
            "def f():\n    try:\n        g()\n    except NotImplementedError:\n        return 2\n"),
        arguments("main.py", "# The rest of the file is read lazily.\nx = 1\n"),
        arguments("main.py", "# Keeps what was there before.\nx = 1\n"),
        arguments("main.py", "# Same as above, but for PUT.\nx = 1\n"),
        arguments("main.py", "class A:\n    def __init__(self):\n        pass\n"),
        arguments("main.py", "@click.group()\ndef cli():\n    \"\"\"Todos.\"\"\"\n    pass\n"),
        arguments(
            "main.py",
            "def f():\n    \"\"\"\n    >>> for x in y:\n    ... (same as before)\n    \"\"\"\n    return 1\n"),
        arguments("types.pyi", "def f(x: int) -> int: ...\n"),
        arguments("main.py", "# Other routes\nx = 1\n"),
        arguments("App.tsx", "const all = [...todos, todo];\nconst { id, ...rest } = todo;\n"),
        arguments("App.tsx", "f(\n  ...existing,\n  ...rest,\n);\n"),
        arguments("App.tsx", "<input placeholder=\"What needs to be done?\" />\n"),
        arguments("App.tsx", "<h1>Todo</h1> // Todo list\n"),
        arguments("App.tsx", "// Renders the placeholder while the list is loading.\nf();\n"),
        arguments("App.tsx", "throw new Error(\"Todo not found\");\n"),
        arguments("App.tsx", "throw new Error(`Request failed: ${response.status}`);\n"),
        arguments("App.tsx", "const url = \"https://TODO.example/\";\n"),
        arguments("App.tsx", "const noop = () => {};\n"),
        arguments("App.tsx", "const pattern = /[/*]+/; const next = 1;\n"),
        arguments("index.html", "<!-- Todo app -->\n<div id=\"root\"></div>\n"),
        arguments("README.md", "# TODO\n\nA Todo app. TODO: means something to do.\n"),
        arguments("README.md", "# Todo\n\n```sh\n# TODO: run me\n```\n"),
        arguments("docs/specification.md", "The list shows \"...\" where a title is too long.\n"),
        arguments("seed.py", "TEXT = \"Lorem ipsum dolor sit amet\"\n"),
        arguments("tsconfig.json", "{}\n"),
        arguments("ci.yml", "# Todo: build and test\non: push\n"),
        arguments("requirements.txt", "# Todo API\nfastapi==0.115.0\n"),
        arguments(".gitignore", "# Python\n"),
        arguments("k8s/a.yaml", "# placeholder values come from the secret\nkind: Service\n"),
        arguments("emoji.md", "Done ✅ 👩‍👧 \u00A0 ok\n"));
  }

  @Test
  void namesTheLineAndWhatStandsThere() {
    List<Finding> findings = examine("main.py", "x = 1\n\n# TODO: implement\n");

    assertThat(findings)
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("Line 3", "TODO: implement");
  }

  @Test
  void namesOnlyTheFirstPlaceholdersOfAFile() {
    assertThat(examine("main.py", "x = 1\n" + "# TODO: more\n".repeat(100))).hasSize(5);
  }

  private List<Finding> examine(String path, String content) {
    return check.examine(Submissions.of(Artifact.of(path, content)));
  }
}
