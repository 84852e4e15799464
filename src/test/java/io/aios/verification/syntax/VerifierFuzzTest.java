package io.aios.verification.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.verification.Submission;
import io.aios.verification.Submission.Duty;
import io.aios.verification.Verdict;
import io.aios.verification.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a model writes, verification neither throws nor takes long. */
class VerifierFuzzTest {

  /** Five files of 128 KiB take well below a second; what grows with the square takes minutes. */
  private static final Duration MOST_TIME = Duration.ofSeconds(8);

  private static final int TEXTS = 2_000;
  private static final int MOST_PIECES = 120;
  private static final List<String> PATHS =
      List.of(
          "contract/openapi.yaml",
          "app/main.py",
          "src/api.ts",
          "src/App.tsx",
          "a.json",
          "a.yaml",
          "a.xml",
          "A.java",
          "main.go",
          "index.html",
          "style.css",
          "q.sql",
          "App.vue",
          "README.md",
          "package.json",
          "tsconfig.json",
          "Dockerfile",
          "a.svg");
  private static final List<String> PIECES =
      List.of(
          "openapi: 3.1.0\n",
          "paths:\n",
          "  /api/todos/{id}:\n",
          "    get:\n",
          "$ref: ",
          "'#/a'",
          "&a ",
          "*a ",
          "- ",
          ": ",
          "}",
          "]",
          "(",
          ")",
          ">",
          "</a>",
          "<a b=\"",
          "\"",
          "'",
          "`",
          "'''",
          "\\",
          "${",
          "//",
          "/*",
          "*/",
          "<!--",
          "-->",
          "#",
          "--",
          "/api/todos",
          "/",
          "?",
          "+",
          "=",
          "BASE",
          ".get(",
          "@app.get(",
          "router.",
          "prefix=",
          "methods=[",
          "fetch(",
          "axios.create({baseURL: ",
          "class A(",
          "def f(",
          "):",
          "pass",
          "TODO",
          "...",
          "\n",
          "\n    ",
          "\t",
          "\uD83D",
          "é",
          "😀",
          "\r\n",
          "0",
          "1e9",
          "null",
          "raise NotImplementedError",
          "async ",
          "function f(",
          "const ",
          "<<: ",
          "|\n",
          "!!x ",
          "%",
          "---\n",
          "<!DOCTYPE a [",
          "]]>",
          "&amp;",
          "\uFEFF");

  private final Verifier verifier = new SyntaxConfig().verifier();

  @Test
  @Timeout(60)
  void randomTextsGetAVerdict() {
    Random random = new Random(20_261_122);
    int holding = 0;
    for (int i = 0; i < TEXTS; i++) {
      List<Artifact> files = new ArrayList<>();
      for (int file = 0; file <= random.nextInt(3); file++) {
        files.add(Artifact.of(pick(PATHS, random), text(random)));
      }
      Submission work = submission(files);

      Verdict verdict = verifier.verify(work, 0);

      if (i % 10 == 0) {
        assertThat(verifier.verify(work, 0)).isEqualTo(verdict);
      }
      assertThat(verdict.checks()).hasSize(8);
      holding += verdict.holds() ? 1 : 0;
    }
    assertThat(holding).isLessThan(TEXTS / 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'\\",
        "\"",
        "`${",
        "/*",
        "<!--",
        "\"\"\"",
        "(",
        "{",
        "[",
        "<a>",
        "<",
        "- ",
        "? ",
        "&a ",
        "*a ",
        "#",
        "# TODO ",
        "// ... rest of the code ",
        "def f():\n",
        "@a.get(",
        "@a.get(\"/\")\n",
        "fetch('/api/x')\n",
        "fetch(`/api/${",
        "'/a'+",
        "const a='/a';",
        "\"/api\"",
        " ",
        "\n",
        "a: \n",
        "[a, ",
        "{\"a\":",
        "\u0000",
        "your "
      })
  @Timeout(20)
  void repetitionTakesTimeInProportion(String piece) {
    String text = piece.repeat((1 << 17) / piece.length());
    List<Artifact> files = PATHS.stream().limit(5).map(path -> Artifact.of(path, text)).toList();

    long start = System.nanoTime();
    verifier.verify(submission(files), 0);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MOST_TIME);
  }

  private static Submission submission(List<Artifact> files) {
    Artifact contract =
        Artifact.of(
            "contract/openapi.yaml",
            """
            openapi: 3.1.0
            paths: {/api/todos: {get: {}, post: {}}, '/api/todos/{id}': {get: {}}}
            """);
    return new Submission(
        files,
        List.of(contract),
        Set.of(new ArtifactPath("app/main.py")),
        Set.of(new ArtifactPath("app"), new ArtifactPath("src")),
        Set.of(Duty.values()));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(MOST_PIECES);
    for (int i = 0; i < pieces; i++) {
      text.append(pick(PIECES, random));
    }
    return text.toString();
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
