package io.aios.verification.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aios.artifacts.Artifact;
import io.aios.verification.Finding;
import io.aios.verification.Submissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyntaxCheckTest {

  private final SyntaxCheck check = new SyntaxCheck();

  @ParameterizedTest
  @MethodSource("broken")
  void findsWhatDoesNotParse(String path, String content) {
    assertThat(examine(path, content)).hasSize(1).allMatch(finding -> finding.path().equals(path));
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments("a.json", "{"),
        arguments("a.json", "{\"a\": 1,}"),
        arguments("a.json", "{'a': 1}"),
        arguments("a.json", "{\"a\": 1 // one\n}"),
        arguments("a.json", "{\"a\": 1, \"a\": 2}"),
        arguments("a.json", "{\"b\": {\"a\": 1, \"a\": 2}}"),
        arguments("a.json", "{} {}"),
        arguments("a.json", "{}]"),
        arguments("a.json", "[1, 2"),
        arguments("a.json", "[01]"),
        arguments("a.json", "[NaN]"),
        arguments("a.json", "\"a\nb\""),
        arguments("a.json", "\"\\x\""),
        arguments("a.json", "nul"),
        arguments("a.json", "[" + "1".repeat(2_000) + "]"),
        arguments("a.json", "[".repeat(200) + "]".repeat(200)),
        arguments("a.json", "[".repeat(100_000)),
        arguments("package.json", "[]"),
        arguments("package.json", "{} // no comments here\n"),
        arguments("tsconfig.json", "{ \"a\": }"),
        arguments("a.yaml", "a: [1, 2\n"),
        arguments("a.yaml", "a: 1\n b: 2\n"),
        arguments("a.yaml", "a: 1\na: 2\n"),
        arguments("a.yaml", "a:\n\tb: 1\n"),
        arguments("a.yaml", "a: *unknown\n"),
        arguments("a.yaml", "a: &a [*a]\n"),
        arguments("a.yaml", "a: b: c\n"),
        arguments("a.yml", "key: \"open\n"),
        arguments("a.yaml", "a: \u0001\n"),
        arguments("a.yaml", "[".repeat(200) + "]".repeat(200)),
        arguments("a.yaml", "- ".repeat(50_000) + "a\n"),
        arguments("a.yaml", "a: !!python/object:os.system {}\n"),
        arguments("a.yaml", bomb(9)),
        arguments("a.yaml", tower()),
        arguments("k8s/all.yaml", "kind: Service\n---\nkind: Deployment\nkind: Again\n"),
        arguments("a.xml", "<a><b></a>"),
        arguments("a.xml", "<a/><b/>"),
        arguments("a.xml", "<a b=c/>"),
        arguments("a.xml", "<a>&unknown;</a>"),
        arguments("a.xml", "text"),
        arguments("a.xml", "<x:a/>"),
        arguments("a.svg", "<svg>"),
        arguments("a.xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"),
        arguments("a.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
        arguments("a.xml", "<a>".repeat(101) + "</a>".repeat(101)),
        arguments("a.xml", "<a>".repeat(100_000)));
  }

  @ParameterizedTest
  @MethodSource("wellFormed")
  void takesWhatParses(String path, String content) {
    assertThat(examine(path, content)).isEmpty();
  }

  static Stream<Arguments> wellFormed() {
    return Stream.of(
        arguments("a.json", "{\"a\": [1, -2.5e3, true, null, \"\\u00e4\"], \"b\": {}}"),
        arguments("a.json", "\"text\"\n"),
        arguments("a.json", "[1e999999999, 0.1e-999999999, " + "9".repeat(900) + "]"),
        arguments("a.json", "[".repeat(99) + "]".repeat(99)),
        arguments("a.json", "{\"a\": {\"x\": 1}, \"b\": {\"x\": 2}}"),
        arguments("package.json", "{\"name\": \"todo\", \"private\": true}\n"),
        arguments("tsconfig.json", "{\n  // strict\n  \"strict\": true, /* all */\n}\n"),
        arguments("frontend/tsconfig.node.json", "{ \"include\": [\"vite.config.ts\",] }"),
        arguments("a.yaml", "a: 1\nb: [x, {c: d}]\n"),
        arguments("a.yaml", "---\nkind: Service\n---\nkind: Deployment\n---\n"),
        arguments("a.yaml", "# only a comment\n"),
        arguments("a.yaml", "a: !Ref Bucket\nb: !GetAtt {c: d}\n"),
        arguments(
            "a.yaml", "base: &base {a: 1}\none:\n  <<: *base\ntwo:\n  <<: *base\n  <<: *base\n"),
        arguments("a.yaml", "a: 1\n\"A\": 2\n? [x, y]\n: 3\n? [x, z]\n: 4\n"),
        arguments("a.yaml", bomb(3)),
        arguments("ci.yml", "on: push\njobs:\n  a:\n    env: {X: \"${{ github.sha }}\"}\n"),
        arguments("a.yaml", "text: |\n  free: text: here\n\ttabs\n".replace("\t", "  ")),
        arguments("chart/templates/a.yaml", "a: {{ .Values.a }}\n{{- if .b }}\nb: 1\n{{- end }}\n"),
        arguments("a.xml", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<a b='c'>&amp;é</a>"),
        arguments("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>"),
        arguments("a.xml", "<a>".repeat(100) + "</a>".repeat(100)),
        arguments("index.html", "<!doctype html><br><p>open"),
        arguments("main.py", "this is { no [ format"),
        arguments("a.json", "  \n"));
  }

  @Test
  void namesTheLine() {
    assertThat(examine("a.json", "{\n  \"a\": 1,\n  \"b\" 2\n}"))
        .extracting(Finding::message)
        .allMatch(message -> message.startsWith("Line 3: "));
    assertThat(examine("a.yaml", "a: 1\nb: 2\na: 3\n"))
        .extracting(Finding::message)
        .containsExactly("Line 3: the key \"a\" is there twice");
    assertThat(examine("a.xml", "<a>\n<b>\n</a>"))
        .extracting(Finding::message)
        .allMatch(message -> message.startsWith("Line 3: "));
  }

  @Test
  void refusesADocumentTypeInWords() {
    assertThat(examine("a.xml", "<!DOCTYPE a><a/>"))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains("A DOCTYPE is not accepted");
  }

  private List<Finding> examine(String path, String content) {
    return check.examine(Submissions.of(Artifact.of(path, content)));
  }

  /** Each level repeats the one before nine times. */
  private static String bomb(int levels) {
    return "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        + IntStream.range(1, levels)
            .mapToObj(level ->
                "a%d: &a%d [%s]\n"
                    .formatted(
                        level,
                        level,
                        String.join(", ", java.util.Collections.nCopies(9, "*a" + (level - 1)))))
            .collect(Collectors.joining());
  }

  /** Few aliases, but each one lies below the one before: deep where no line is. */
  private static String tower() {
    return "a0: &a0 [x]\n"
        + IntStream.range(1, 150)
            .mapToObj(level -> "a%d: &a%d [*a%d]\n".formatted(level, level, level - 1))
            .collect(Collectors.joining());
  }
}
