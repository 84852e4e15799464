package io.aios.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.aios.artifacts.Artifact;
import io.aios.verification.Finding;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyReaderTest {

  private final ReplyReader reader = new ReplyReader();

  /** A reply, the files in it ("path=content"), and a part of each finding. */
  record Case(String name, String reply, List<String> files, List<String> findings) {

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource({"soundReplies", "fencedReplies", "tornReplies", "hostileReplies"})
  void readsFilesAndFindings(Case given) {
    Reading reading = reader.read(given.reply());

    assertThat(files(reading).stream().map(file -> file.path() + "=" + file.content()))
        .containsExactlyElementsOf(given.files());
    assertThat(reading.findings()).hasSameSizeAs(given.findings());
    for (int i = 0; i < given.findings().size(); i++) {
      assertThat(reading.findings().get(i).toString()).contains(given.findings().get(i));
      assertThat(reading.findings().get(i).check()).isEqualTo("reply");
    }
  }

  static Stream<Case> soundReplies() {
    return Stream.of(
        sound("one file", "<file path=\"a.py\">\nx = 1\n</file>", "a.py=x = 1\n"),
        sound("a line break at the end", "<file path=\"a.py\">\nx\n</file>\n", "a.py=x\n"),
        sound("several breaks become one", "<file path=\"a\">\nx\n\n\n</file>", "a=x\n"),
        sound("an empty content", "<file path=\"a/__init__.py\">\n</file>", "a/__init__.py=\n"),
        sound("a blank content", "<file path=\"a\">\n\n</file>", "a=\n"),
        sound(
            "talk around blocks",
            "Sure!\n<file path=\"b\">\n2\n</file>\nand\n<file path=\"a\">\n1\n</file>\nDone.",
            "a=1\n",
            "b=2\n"),
        sound(
            "Windows line breaks",
            "<file path=\"a\">\r\none\r\ntwo\r\n</file>\r\n",
            "a=one\ntwo\n"),
        sound("single quotes", "<file path='a b.txt'>\nx\n</file>", "a b.txt=x\n"),
        sound(
            "attributes in another order",
            "<file lang=\"py\" mode='0644' path=\"a\">\nx\n</file>",
            "a=x\n"),
        sound("blanks in the tag", "<file  path = \"a\"  >  \nx\n</file>  ", "a=x\n"),
        sound(
            "a path within another attribute",
            "<file title=\"no path='b'\" path=\"a\">\nx\n</file>",
            "a=x\n"),
        sound(
            "an escaped closing line",
            "<file path=\"a\">\nx\n<\\/file>\ny\n</file>",
            "a=x\n</file>\ny\n"),
        sound(
            "closing tags within a line",
            "<file path=\"a\">\n  </file>\nx</file>\n</file>",
            "a=  </file>\nx</file>\n"),
        sound(
            "other tags", "<file path=\"a\">\n<files>\n</files>\n</file>", "a=<files>\n</files>\n"),
        sound(
            "a tag without a path is content inside a block",
            "<file path=\"a\">\n<file>\n</file>",
            "a=<file>\n"),
        sound(
            "a tag in talk", "I use `<file path=\"x\">`.\n<file path=\"a\">\nx\n</file>", "a=x\n"),
        sound("a stray end", "</file>\n<file path=\"a\">\nx\n</file>\n</file>", "a=x\n"),
        sound("letters of all kinds", "<file path=\"a\">\nÄ 本 😀\n</file>", "a=Ä 本 😀\n"));
  }

  static Stream<Case> fencedReplies() {
    return Stream.of(
        sound("a fence", "<file path=\"a.py\">\n```python\nx\n```\n</file>", "a.py=x\n"),
        sound("a bare fence", "<file path=\"a.py\">\n```\nx\n```\n</file>", "a.py=x\n"),
        sound("an empty fence", "<file path=\"a.py\">\n```python\n```\n</file>", "a.py=\n"),
        sound(
            "fences inside a fence",
            "<file path=\"a.py\">\n```python\n\"\"\"\n```\n\"\"\"\n```\n</file>",
            "a.py=\"\"\"\n```\n\"\"\"\n"),
        sound("fences around blocks", "```\n<file path=\"a\">\nx\n</file>\n```", "a=x\n"),
        sound(
            "code at both ends of a Markdown file",
            "<file path=\"R.md\">\n```sh\na\n```\nor\n```sh\nb\n```\n</file>",
            "R.md=```sh\na\n```\nor\n```sh\nb\n```\n"),
        sound(
            "a Markdown file in a Markdown fence",
            "<file path=\"R.md\">\n```markdown\n# R\n```\n</file>",
            "R.md=# R\n"),
        sound("half a fence", "<file path=\"a\">\n```\nx\n</file>", "a=```\nx\n"));
  }

  static Stream<Case> tornReplies() {
    return Stream.of(
        bad("nothing", "", "no file block"),
        bad("only talk", "I cannot do that.", "no file block"),
        bad("a tag that is indented", "  <file path=\"a\">\n  x\n  </file>", "no file block"),
        bad("no end", "<file path=\"a\">\nx", "a: Its block is never closed"),
        bad("no content", "<file path=\"a\">", "a: Its block is never closed"),
        new Case(
            "the next block starts within",
            "<file path=\"a\">\nx\n<file path=\"b\">\ny\n</file>",
            List.of("b=y\n"),
            List.of("a: Its block is not closed")),
        bad("no path", "<file>\nx\n</file>", "no path attribute"),
        bad("another attribute", "<file name=\"a\">\nx\n</file>", "no path attribute"),
        bad("no quotes", "<file path=a>\nx\n</file>", "must be <file path="),
        bad("two paths", "<file path=\"a\" path=\"b\">\nx\n</file>", "two path attributes"),
        bad("closed at once", "<file path=\"a\"/>", "must be <file path="),
        new Case(
            "all on one line",
            "<file path=\"a\">x</file>\n<file path=\"b\">\ny\n</file>",
            List.of("b=y\n"),
            List.of("alone on its line")),
        new Case(
            "the same path twice",
            "<file path=\"a\">\n1\n</file>\n<file path=\"a\">\n2\n</file>",
            List.of("a=1\n"),
            List.of("a: The reply has two blocks")),
        new Case(
            "paths that differ in case",
            "<file path=\"a\">\n1\n</file>\n<file path=\"A\">\n2\n</file>",
            List.of("a=1\n"),
            List.of("A: The reply has two blocks")),
        new Case(
            "a file that is a folder",
            "<file path=\"a/b\">\n1\n</file>\n<file path=\"a\">\n2\n</file>",
            List.of("a=2\n", "a/b=1\n"),
            List.of("a: It is a file and also the folder of a/b")));
  }

  static Stream<Case> hostileReplies() {
    return Stream.of(
        bad("up and away", block("../../etc/passwd"), "walks through"),
        bad("up in the middle", block("a/../../b"), "walks through"),
        bad("absolute", block("/etc/passwd"), "is absolute"),
        bad("a drive", block("C:/x"), "not allowed"),
        bad("backslashes", block("a\\..\\b"), "not allowed"),
        bad("NUL in the path", block("a\0.py"), "not allowed"),
        bad("an empty path", block(""), "1 to 240 characters"),
        bad("a long path", block("a/".repeat(120) + "b"), "1 to 240 characters"),
        bad("too many folders", block("a/".repeat(20) + "b"), "nested deeper"),
        bad("the repository itself", block(".git/config"), "reserved"),
        bad("a device", block("aux.txt"), "reserved"),
        bad("half a character", block("a\ud83d"), "not allowed"),
        bad("NUL in the content", "<file path=\"a\">\nx\0y\n</file>", "NUL character"),
        bad("a tag of 1 MB", "<file " + "x".repeat(1 << 20) + ">\n</file>", "2000 characters"),
        bad(
            "many attributes",
            "<file " + "a=\"\" ".repeat(390) + "path=\">\nx\n</file>",
            "must be <file path="));
  }

  @Test
  void refusesMoreFilesThanAllowed() {
    String most = blocks(500);

    assertThat(files(reader.read(most))).hasSize(500);
    assertThat(refusal(most + block("one-more"))).contains("more than 500 file blocks");
    assertThat(refusal(blocks(10_000))).contains("more than 500 file blocks");
  }

  @Test
  void refusesAFileBeyondOneMebibyte() {
    String most = "x".repeat((1 << 20) - 1);

    assertThat(files(reader.read(block("a", most)))).hasSize(1);
    assertThat(refusal(block("a", most + "xx"))).contains("a: It has more than 1 MiB");
    // Fewer characters than the limit, but more bytes.
    assertThat(refusal(block("a", "€".repeat(400_000)))).contains("a: It has more than 1 MiB");
  }

  @Test
  void keepsTheOtherFilesOfAReplyWithOneThatIsTooLarge() {
    Reading reading = reader.read(block("a", "x".repeat(2 << 20)) + block("b", "y"));

    assertThat(files(reading)).containsExactly(Artifact.of("b", "y\n"));
    assertThat(reading.findings()).hasSize(1);
  }

  @Test
  void refusesMoreThanEightMebibytesInAll() {
    String content = "x".repeat((1 << 20) - 1);
    var reply = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      reply.append(block("a" + i, content));
    }

    assertThat(files(reader.read(reply.toString()))).hasSize(8);
    assertThat(refusal(reply + block("b", "x"))).contains("more than 8 MiB in all");
  }

  @Test
  void keepsFewFindingsOfManyUnsafePaths() {
    String reply = "<file path=\"../x\">\n</file>\n".repeat(400);

    assertThat(reader.read(reply).findings()).hasSize(50);
  }

  @ParameterizedTest
  @MethodSource("hugeReplies")
  void readsHugeRepliesInProportionToTheirLength(String unit, String start) {
    long small = nanosToRead(start + unit.repeat((5 << 20) / unit.length()));
    long large = nanosToRead(start + unit.repeat((50 << 20) / unit.length()));

    // Ten times the text; a reader that goes over it again and again would need a hundred times.
    assertThat(large).isLessThan(Math.max(50 * small, 4_000_000_000L));
  }

  static Stream<Arguments> hugeReplies() {
    return Stream.of(
        Arguments.of("x", "<file path=\"a\">\n"),
        Arguments.of("\n", ""),
        Arguments.of(" ", "<file path=\"a\">\n</file>"),
        Arguments.of("<file >\n", "<file path=\"a\">\n"),
        Arguments.of("<file path=\"a\">\n", ""),
        Arguments.of("</file>\n", "<file path=\"a\">\n"),
        Arguments.of("<file path=\"a\" ", ""),
        Arguments.of("`", "<file path=\"a\">\n```\n"));
  }

  @Test
  void neverThrowsWhateverAReplyLooksLike() {
    String good =
        TeamCast.reply(TeamCast.SERVER, TeamCast.MODELS)
            + "<file path='x/y.md'>\r\n```markdown\n# R\n```\n</file>\n";
    String[] pieces = {
      "<file path=\"", "\">", "</file>", "\n", "../", "\0", "'", "```", "<file", "😀"
    };
    var random = new Random(20_261_122);

    for (int run = 0; run < 5_000; run++) {
      String mutated = mutate(good, pieces, random);

      assertThatCode(() -> reader.read(mutated))
          .as("reply: %s", mutated)
          .doesNotThrowAnyException();
      Reading reading = reader.read(mutated);
      assertThat(files(reading).isEmpty() && reading.findings().isEmpty()).isFalse();
    }
  }

  private static String mutate(String good, String[] pieces, Random random) {
    var text = new StringBuilder(good);
    int changes = 1 + random.nextInt(6);
    for (int change = 0; change < changes; change++) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, pieces[random.nextInt(pieces.length)]);
        case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
        case 2 -> text.insert(at, (char) random.nextInt(0x1_0000));
        default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 40)));
      }
    }
    return text.toString();
  }

  private long nanosToRead(String reply) {
    long start = System.nanoTime();
    assertThat(reader.read(reply)).isNotNull();
    return System.nanoTime() - start;
  }

  private String refusal(String reply) {
    Reading reading = reader.read(reply);
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    return String.join("\n", reading.findings().stream().map(Finding::toString).toList());
  }

  private static List<Artifact> files(Reading reading) {
    return switch (reading) {
      case Reading.Files found -> found.files();
      case Reading.Unreadable nothing -> List.of();
    };
  }

  private static String blocks(int count) {
    var reply = new StringBuilder();
    for (int i = 0; i < count; i++) {
      reply.append(block("files/" + i));
    }
    return reply.toString();
  }

  private static String block(String path) {
    return block(path, "x");
  }

  private static String block(String path, String content) {
    return "<file path=\"" + path + "\">\n" + content + "\n</file>\n";
  }

  private static Case sound(String name, String reply, String... files) {
    return new Case(name, reply, List.of(files), List.of());
  }

  private static Case bad(String name, String reply, String finding) {
    return new Case(name, reply, List.of(), List.of(finding));
  }
}
