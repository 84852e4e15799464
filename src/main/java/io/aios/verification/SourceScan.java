package io.aios.verification;

import io.aios.verification.Notation.Block;
import io.aios.verification.SourceText.Comment;
import io.aios.verification.SourceText.Literal;
import io.aios.verification.SourceText.Literal.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells code, comments and strings of one file apart in one pass, without a grammar. Text that
 * looks like the beginning of a string or comment and is never closed is taken as code. Time is
 * linear in the length of the file. Used once, by one thread.
 */
final class SourceScan {

  private static final String TEXT_START = " \t*/#!-";

  private final String content;
  private final Notation notation;
  private final char[] code;
  private final List<Comment> comments = new ArrayList<>();
  private final List<Literal> literals = new ArrayList<>();
  private final List<Integer> lineStarts;

  /** First characters of all opening signs; most of a file has none and is passed over quickly. */
  private final String openings;

  /** Where each opening sign is known to stay unclosed up to; spares a second search. */
  private final Map<String, Integer> unclosedUntil = new HashMap<>();

  private int at;
  private int line = 1;

  SourceScan(String content, Notation notation) {
    this.content = content;
    this.notation = notation;
    this.code = content.toCharArray();
    this.lineStarts = lineStarts(content);
    this.openings = notation.openings();
  }

  SourceText scan() {
    while (at < code.length) {
      if (openings.indexOf(content.charAt(at)) < 0) {
        skipTo(at + 1);
        continue;
      }
      int end = commentEnd();
      if (end > at) {
        comment(end);
      } else {
        String quote = opening(notation.quotes());
        end = quote.isEmpty() ? at : literalEnd(quote);
        if (end > at) {
          literal(quote, end);
        } else {
          end = at + 1;
        }
      }
      skipTo(end);
    }
    return new SourceText(
        new String(code), List.copyOf(comments), List.copyOf(literals), lineStarts);
  }

  private void skipTo(int end) {
    while (line < lineStarts.size() && lineStarts.get(line) <= end) {
      line++;
    }
    at = end;
  }

  private String opening(List<String> signs) {
    for (String sign : signs) {
      if (content.startsWith(sign, at) && unclosedUntil.getOrDefault(sign, -1) <= at) {
        return sign;
      }
    }
    return "";
  }

  private int commentEnd() {
    String sign = opening(notation.lines());
    if (!sign.isEmpty() && opensComment(sign)) {
      return lineEnd();
    }
    for (Block block : notation.blocks()) {
      if (opening(List.of(block.open())).isEmpty()) {
        continue;
      }
      int close = content.indexOf(block.close(), at + block.open().length());
      if (close >= 0) {
        return close + block.close().length();
      }
      unclosedUntil.put(block.open(), code.length);
    }
    return at;
  }

  /** {@code http://} opens no comment, nor does the sign of {@code $#} or {@code issue#7}. */
  private boolean opensComment(String sign) {
    if (at == 0 || notation.equals(Notation.PYTHON)) {
      return true;
    }
    char before = content.charAt(at - 1);
    return sign.equals("//") ? before != ':' : Character.isWhitespace(before);
  }

  private void comment(int end) {
    int number = line;
    for (String text : content.substring(at, end).split("\n", -1)) {
      int from = 0;
      while (from < text.length() && TEXT_START.indexOf(text.charAt(from)) >= 0) {
        from++;
      }
      if (text.startsWith("<!--")) {
        from = 4;
      }
      String bare = text.substring(from).replace("*/", "").replace("-->", "").strip();
      if (!bare.isEmpty()) {
        comments.add(new Comment(number, bare));
      }
      number++;
    }
    for (int i = at; i < end; i++) {
      code[i] = code[i] == '\n' ? '\n' : ' ';
    }
  }

  private int literalEnd(String quote) {
    boolean oneLine = quote.length() == 1 && !quote.equals("`");
    int limit = oneLine ? lineEnd() : code.length;
    int i = at + quote.length();
    while (i < limit) {
      if (content.charAt(i) == '\\') {
        i += 2;
      } else if (quote.equals("`") && content.startsWith("${", i)) {
        i = Braces.end(content, i + 1);
      } else if (content.startsWith(quote, i)) {
        return i + quote.length();
      } else {
        i++;
      }
    }
    unclosedUntil.put(quote, limit);
    return at;
  }

  private void literal(String quote, int end) {
    int start = at;
    while (start > 0
        && at - start < 2
        && notation.equals(Notation.PYTHON)
        && "fFrRbBuU".indexOf(content.charAt(start - 1)) >= 0) {
      start--;
    }
    if (start > 0 && Character.isJavaIdentifierPart(content.charAt(start - 1))) {
      start = at;
    }
    String prefix = content.substring(start, at);
    boolean template = quote.equals("`") || prefix.contains("f") || prefix.contains("F");
    String text = content.substring(at + quote.length(), end - quote.length());
    literals.add(new Literal(start, end, text, template ? Kind.TEMPLATE : Kind.PLAIN));
  }

  private int lineEnd() {
    return line < lineStarts.size() ? lineStarts.get(line) - 1 : code.length;
  }

  private static List<Integer> lineStarts(String content) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = content.indexOf('\n'); i >= 0; i = content.indexOf('\n', i + 1)) {
      starts.add(i + 1);
    }
    return List.copyOf(starts);
  }
}
