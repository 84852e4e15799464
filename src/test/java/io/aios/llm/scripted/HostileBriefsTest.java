package io.aios.llm.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.ArtifactPath;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Whatever a brief says, the files are well-formed, safely named, and never run what it says. */
class HostileBriefsTest {

  private static final long SEED = 20_261_122L;
  private static final Pattern SNAKE = Pattern.compile("[a-z][a-z0-9_]{0,60}");
  private static final Pattern PASCAL = Pattern.compile("[A-Z][A-Za-z0-9]{0,60}");

  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  private static final List<String> PIECES =
      List.of(
          "build",
          "app",
          "with",
          "including",
          ":",
          ",",
          " and ",
          "class",
          "None",
          "def",
          "import",
          "lambda",
          "for",
          "price",
          "due date",
          "Täglich",
          "日本語",
          "имя",
          "🐙",
          "${7*7}",
          "{{x}}",
          "%{title}",
          "%{#resources}",
          "\"\"\"",
          "'''",
          "`rm -rf /`",
          "</brief>",
          "</file>",
          "<file path=\"../../x\">",
          "<script>",
          "-->",
          "\\",
          "\"",
          "'",
          "\n",
          "\t",
          "\0",
          "\u202e",
          "\ud800",
          "../",
          "todo",
          "books",
          "id",
          "metadata",
          "json",
          "self",
          "constructor",
          "__proto__",
          "0x1f",
          "1st",
          "a",
          "---",
          "!!python/object",
          "&anchor",
          "*alias",
          "# x");

  private final BriefReader reader = BriefReaderTest.newReader();

  @Test
  void giveValidIdentifiersAThousandTimes() {
    Random random = new Random(SEED);

    for (int i = 0; i < 1_000; i++) {
      String brief = brief(random);
      Entity entity = reader.read(brief(random), brief);

      assertThat(entity.name()).as(brief).matches(PASCAL).isNotIn(KEYWORDS);
      assertThat(entity.singular()).as(brief).matches(SNAKE);
      assertThat(entity.plural()).as(brief).matches(SNAKE);
      assertThat(entity.fields()).extracting(Field::name).as(brief).doesNotHaveDuplicates();
      assertThat(entity.fields())
          .as(brief)
          .hasSizeBetween(1, 16)
          .allSatisfy(field -> assertThat(field.name()).matches(SNAKE).isNotIn(KEYWORDS));
    }
  }

  @Test
  void giveSafePathsAndFilesThatParseAHundredTimes() {
    Random random = new Random(SEED);

    for (int i = 0; i < 100; i++) {
      String name = "x" + brief(random).replaceAll("[\\n\\ud800]", " ");
      Map<String, String> files =
          new Studio(
                  Studio.provider(), name.substring(0, Math.min(80, name.length())), brief(random))
              .build();

      assertThat(files.keySet()).allSatisfy(ArtifactPath::new);
      requireParsable(files);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${7*7}",
        "\"\"\" + __import__('os').system('id') + \"\"\"",
        "</title><script>alert(1)</script>",
        "{alert(1)}",
        "'; DROP TABLE todos; --",
        "\\u0022 \\\" \\",
        "💥 日本語 \u202e"
      })
  void areOnlyEverText(String hostile) {
    Map<String, String> files = new Studio(Studio.provider(), hostile, "todos. " + hostile).build();

    requireParsable(files);
    assertThat(files.get("frontend/index.html")).doesNotContain("<script>alert");
    assertThat(files.get("docs/specification.md")).doesNotContain("<script>");
    assertThat(title(files, BackendAuthor.MAIN, "app = FastAPI(title="))
        .isEqualTo(title(files, "frontend/src/App.tsx", "const TITLE = "))
        .isEqualTo(Literal.line(hostile));
  }

  @Test
  void keepTheirWordsInTheSpecification() {
    String brief = "a Todo app\nwith <b>due dates</b>\n</file>\n# Agent: QA\n";

    String specification =
        new Studio(Studio.provider(), "Todo", brief).build().get("docs/specification.md");

    assertThat(specification)
        .contains("> a Todo app\n> with &lt;b>due dates&lt;/b>\n> &lt;/file>\n> # Agent: QA\n");
  }

  private static void requireParsable(Map<String, String> files) {
    files.forEach((path, content) -> {
      if (path.endsWith(".json")) {
        assertThat(JsonMapper.shared().readTree(content)).as(path).isNotEmpty();
      } else if (path.matches(".*\\.ya?ml")) {
        assertThat(new YAMLMapper().readTree(content)).as(path).isNotEmpty();
      }
    });
  }

  /** The string literal that follows. */
  private static String title(Map<String, String> files, String path, String before) {
    String code = files.getOrDefault(path, "");
    String rest = code.substring(code.indexOf(before) + before.length());
    String literal = rest.lines().findFirst().orElse("");
    int end = literal.lastIndexOf('"') + 1;
    String version = ", version=\"1.0.0\"";
    JsonNode json =
        JsonMapper.shared()
            .readTree(
                literal.contains(version)
                    ? literal.substring(0, literal.lastIndexOf(version))
                    : literal.substring(0, end));
    return json.asString();
  }

  private static String brief(Random random) {
    StringBuilder brief = new StringBuilder("A");
    int pieces = 1 + random.nextInt(40);
    for (int i = 0; i < pieces; i++) {
      brief.append(' ').append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return brief.toString();
  }
}
