package io.aios.verification;

import io.aios.artifacts.Artifact;
import io.aios.verification.SourceText.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments that stand where work should be: {@code # TODO: implement}, {@code // your code here},
 * {@code // ... rest of the component unchanged}.
 *
 * <p>Only {@code TODO} and {@code FIXME} in capitals at the start of a comment are markers, and not
 * where they name a thing ({@code # TODO app}): every Todo application talks about todos. Sentences
 * are matched by their whole form rather than by a word, so that a comment may still explain what
 * happens to "the rest of the file".
 */
final class PlaceholderComments {

  private static final int MOST_CHARACTERS = 300;
  private static final String THINGS =
      "apps?|applications?|api|lists?|items?|models?|backend|frontend|servers?|services?|schemas?"
          + "|entit(?:y|ies)|tables?|routers?|routes?|endpoints?|components?|pages?|forms?|cards?"
          + "|rows?|titles?|ids?|types?|stores?|clients?|records?|resources?|crud|database|project"
          + "|image|deployment|container|manager|tracker|board|demo|example|rest|web|fastapi|react|flask";
  private static final Pattern MARKER =
      Pattern.compile("@?(?:TODO|FIXME)\\b(?![ \\t]+(?i:" + THINGS + ")\\b)(?![-_/.'\"]\\w)");
  private static final String PARTS =
      "(?:code|file|implementation|function|class|component|module|methods?|endpoints?|routes?"
          + "|handlers?|tests?|styles?|logic|imports?|fields?|functions|components)";
  private static final String SAME =
      "(?:unchanged|omitted|(?:the )?same|identical|similar(?:ly)?|(?:as )?(?:before|above))";
  private static final String KEPT =
      "(?: (?:is|are|remains?|stays?|goes|go|comes))?(?: here| " + SAME + ")*";
  private static final String TRAIL = "[\\s.…)!:]*";

  private static final List<Pattern> SENTENCES =
      List.of(
          sentence("(?:\\.{3,}|…)" + TRAIL),
          sentence(
              "(?:\\.{3,}|…)[\\s(\\[]*(?:the |your )?(?:existing|rest|remaining|other|same|more"
                  + "|previous|unchanged|implementation|code|omitted|continued?|etc|add|similar"
                  + "|as before|truncated)\\b.*"),
          sentence(".*\\byour (?:\\w+ ){1,3}here\\b.*"),
          sentence(
              ".*\\b(?:implementation|code|logic|content|tests?|routes?|styles?|body)"
                  + " (?:goes|go|comes|belongs) here\\b.*"),
          sentence(
              "[(\\[]*(?:the )?rest of (?:the |your |this )?(?:\\w+ )?" + PARTS + KEPT + TRAIL),
          sentence(
              "[(\\[]*(?:the |keep )?(?:existing|previous|remaining|other|all other) "
                  + PARTS
                  + "(?: (?:is|are|remains?|stays?|goes|go|comes))?(?:(?: here| "
                  + SAME
                  + ")+| ?\\.{3}| ?…)"
                  + TRAIL),
          sentence("(?:existing|previous|remaining) (?:code|imports|implementation)" + TRAIL),
          sentence(
              "[(\\[]*(?:the )?(?:everything else|code|file|implementation|imports)"
                  + "(?: is| are| stays?| remains?)? (?:unchanged|omitted|the same|same as before"
                  + "|as before)"
                  + TRAIL),
          sentence("[(\\[](?:same as (?:before|above)|unchanged)[)\\]]" + TRAIL),
          sentence(
              ".*\\b(?:omitted|left out|elided|shortened|truncated|skipped|removed)"
                  + " for (?:brevity|clarity|simplicity)\\b.*"),
          sentence(
              "(?:to be (?:implemented|done|completed|added|written)|implement (?:me|this|here"
                  + "|the rest|later)|not (?:yet )?implemented(?: yet)?"
                  + "|implementation (?:pending|needed|required|omitted|here|placeholder)"
                  + "|tbd|stub|coming soon|placeholder(?: implementation| code| for now| only)?"
                  + "|this is (?:just |only )?a (?:placeholder|stub)"
                  + "(?: implementation| file| for now)?)"
                  + TRAIL));

  private PlaceholderComments() {}

  static List<Remark> in(Artifact file, SourceText source) {
    List<Remark> remarks = new ArrayList<>();
    for (Comment comment : source.comments()) {
      String text = shortened(comment.text());
      Matcher marker = MARKER.matcher(text);
      if (marker.lookingAt() || isPlaceholder(text)) {
        remarks.add(new Remark(comment.line(), text));
      }
    }
    remarks.addAll(elisions(file, source));
    return remarks;
  }

  /** Lines outside comments that only say that something was left out: code that cannot be. */
  private static List<Remark> elisions(Artifact file, SourceText source) {
    List<Remark> remarks = new ArrayList<>();
    if (Notation.of(file.path()).equals(Notation.PROSE)) {
      return remarks;
    }
    int number = 1;
    for (String line : source.withoutLiterals().split("\n", -1)) {
      String text = shortened(line.strip());
      boolean elides = text.startsWith("...") || text.startsWith("…") || text.startsWith("[...");
      String bare = text.startsWith("[") ? text.substring(1) : text;
      // A lone ellipsis is a value in Python, and `...rest` a spread in JavaScript.
      if (elides && bare.matches("(?:\\.{3}|…)[\\s(]+\\w+.*\\s.*") && isPlaceholder(bare)) {
        remarks.add(new Remark(number, text));
      }
      number++;
    }
    return remarks;
  }

  private static boolean isPlaceholder(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return SENTENCES.stream().anyMatch(sentence -> sentence.matcher(lower).matches());
  }

  private static Pattern sentence(String regex) {
    return Pattern.compile(regex);
  }

  private static String shortened(String text) {
    return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
  }

  /** A place in a file that holds no work, and the text found there. */
  record Remark(int line, String text) {}
}
