package io.aios.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactPathTest {

  private static final List<String> PIECES =
      List.of(
          "..", ".", "/", "\\", "a", "B", "0", " ", "~", ":", "\u0000", "\n", "\u202E", "\uFF0E",
          "%2e", "CON", "nul", ".git", "src", "-", "$", "*", "é", "\uD83D", "[id]", "com1", ",");

  @ParameterizedTest
  @MethodSource("hostile")
  void refusesWhatCouldLeaveTheFolderOrHarmIt(String path) {
    assertThatExceptionOfType(UnsafePathException.class)
        .isThrownBy(() -> new ArtifactPath(path))
        .extracting(UnsafePathException::toString, STRING)
        .hasSizeLessThan(300)
        .contains("is refused")
        .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Cs}]");
  }

  static Stream<String> hostile() {
    return Stream.of(
        "",
        " ",
        ".",
        "..",
        "./a",
        "../../etc/passwd",
        "a/../../b",
        "a/..",
        "a/./b",
        "/etc/passwd",
        "//server/share",
        "a//b",
        "a/",
        "C:\\windows\\system32",
        "C:/windows",
        "c:relative",
        "..\\..\\secret",
        "a\\b",
        "\\\\server\\share",
        "a\u0000.txt",
        "a.txt\u0000.png",
        "a\nb",
        "a.txt\n",
        "a\tb",
        "\u001B[2Ja",
        "CON",
        "con",
        "a/nul",
        "aux.txt",
        "src/AUX.c",
        "com1",
        "LPT9.log",
        "nul .txt",
        "CONIN$",
        "clock$",
        ".git/config",
        ".GIT/x",
        "a/.git/hooks/pre-commit",
        ".git",
        "git~1/config",
        "GIT~1",
        ".git./config",
        ".git /config",
        "a.",
        "a/b.",
        "a...",
        "a.txt ",
        " a.txt",
        "a/ b",
        "a /b",
        "invoice\u202Etxt.exe",
        "\uFF0E\uFF0E/a",
        "\u2024\u2024/a",
        "a\u2215b",
        "caf\u00E9.txt",
        "a\u200Bb",
        "a\uFEFF",
        "\uD83D",
        "a:b",
        "file.txt::$DATA",
        "a*b",
        "a?b",
        "a\"b",
        "a'b",
        "a<b",
        "a|b",
        "a;b",
        "a&b",
        "a`id`",
        "x".repeat(241),
        "x".repeat(10_000),
        "../".repeat(3_000),
        "a/".repeat(16) + "a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "README.md",
        "src/[id].tsx",
        "src/[...slug]/page.tsx",
        "app/(group)/layout.tsx",
        "k8s/base/a.yaml",
        ".github/workflows/ci.yml",
        ".gitignore",
        ".gitattributes",
        ".env.example",
        "a b.txt",
        "backend/app/__init__.py",
        "contract/openapi.yaml",
        "console.ts",
        "auxiliary/common.py",
        "nullable.kt",
        "community/com10.txt",
        "src/@types/index.d.ts",
        "routes/$id.tsx",
        "a+b=c,d!e#f%g~h{i}",
        "..a",
        "...a",
        "a..b/c",
        "-flag"
      })
  void takesWhatProjectsUse(String path) {
    assertThat(new ArtifactPath(path).value()).isEqualTo(path);
  }

  @Test
  void longestAndDeepestPathsAreTaken() {
    assertThat(new ArtifactPath("x".repeat(240)).value()).hasSize(240);
    assertThat(new ArtifactPath("a/".repeat(15) + "a").value()).hasSize(31);
  }

  @Test
  void acceptedPathStaysInsideItsFolder() {
    Random random = new Random(20_260_101);
    Path root = Path.of("/srv/projects/one");
    int accepted = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = text(random);
      if (isAccepted(text)) {
        accepted++;
        Path resolved = root.resolve(text).normalize();
        assertThat(resolved.startsWith(root)).as(text).isTrue();
        assertThat(resolved).as(text).isNotEqualTo(root);
        assertThat(root.relativize(resolved).toString()).isEqualTo(text);
        assertThat(text.toLowerCase(Locale.ROOT).split("/", -1)).doesNotContain(".git", "con");
      }
    }
    assertThat(accepted).isGreaterThan(5_000);
  }

  @Test
  void knowsItsNameItsExtensionAndItsFolders() {
    ArtifactPath path = new ArtifactPath("frontend/src/App.TSX");

    assertThat(path.fileName()).isEqualTo("App.TSX");
    assertThat(path.extension()).isEqualTo("tsx");
    assertThat(new ArtifactPath("a.b/Dockerfile").extension()).isEmpty();
    assertThat(path.isWithin(new ArtifactPath("frontend"))).isTrue();
    assertThat(path.isWithin(new ArtifactPath("frontend/src/App.TSX"))).isTrue();
    assertThat(path.isWithin(new ArtifactPath("front"))).isFalse();
    assertThat(new ArtifactPath("frontend").isWithin(path)).isFalse();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(8);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static boolean isAccepted(String text) {
    try {
      return new ArtifactPath(text).value().equals(text);
    } catch (UnsafePathException refused) {
      return false;
    }
  }
}
