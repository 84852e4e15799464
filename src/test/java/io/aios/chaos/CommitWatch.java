package io.aios.chaos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads what a client says to PostgreSQL, far enough to see where it commits: a {@code COMMIT} as a
 * simple or as an extended query, or the end of a statement outside of a transaction. See the
 * chapter "Message Formats" of PostgreSQL's manual. For one thread.
 */
final class CommitWatch {

  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;

  /** Of longer messages, which carry values, the beginning tells enough. */
  private static final int MOST_KEPT = 64 * 1024;

  private static final int READY_SIZE = 6;

  /** Type and length; the first messages of a connection have no type. */
  private final StringBuilder kept = new StringBuilder();

  private boolean started;
  private int headerLeft = 4;
  private int type;
  private int length;
  private int bodyLeft = -1;

  private final Map<String, String> statements = new HashMap<>();
  private final List<String> transaction = new ArrayList<>();
  private String bound = "";
  private boolean isInTransaction;
  private boolean isCommitting;

  /**
   * Where a commit ends.
   *
   * @param end index of the first byte behind it, or -1 if there is none in this piece
   * @param statements of the transaction
   */
  record Point(int end, List<String> statements) {

    static final Point NONE = new Point(-1, List.of());

    boolean isOf(String part) {
      String wanted = part.toLowerCase(Locale.ROOT);
      return end >= 0
          && statements.stream()
              .anyMatch(statement -> statement.toLowerCase(Locale.ROOT).contains(wanted));
    }
  }

  /** Reads what comes next, which may end anywhere; the last commit in it is answered. */
  Point read(byte[] piece, int size) {
    Point point = Point.NONE;
    for (int index = 0; index < size; index++) {
      if (take(piece[index] & 0xff) && isCommit()) {
        point = new Point(index + 1, List.copyOf(transaction));
        transaction.clear();
        isInTransaction = false;
        isCommitting = false;
      }
    }
    return point;
  }

  /** Whether the server says at the end of this piece that it awaits the next query. */
  static boolean isReady(byte[] piece, int size) {
    return size >= READY_SIZE
        && piece[size - READY_SIZE] == 'Z'
        && piece[size - 2] == READY_SIZE - 1;
  }

  /** Whether a message has ended with this byte. */
  private boolean take(int next) {
    if (bodyLeft < 0) {
      if (started && headerLeft == 5) {
        type = next;
      } else {
        length = length << 8 | next;
      }
      if (--headerLeft == 0) {
        bodyLeft = length - 4;
      }
    } else {
      if (kept.length() < MOST_KEPT) {
        kept.append((char) next);
      }
      bodyLeft--;
    }
    return bodyLeft == 0;
  }

  /** Notes what the message says that has ended; whether it commits. */
  private boolean isCommit() {
    String body = kept.toString();
    boolean commits = started ? typed(body) : greeted(body);
    kept.setLength(0);
    length = 0;
    bodyLeft = -1;
    headerLeft = started ? 5 : 4;
    return commits;
  }

  /** Wishes for encryption come first, and are refused by a server without it. */
  private boolean greeted(String body) {
    int code = 0;
    for (int index = 0; index < 4 && index < body.length(); index++) {
      code = code << 8 | body.charAt(index);
    }
    started = code != SSL_REQUEST && code != GSS_REQUEST;
    return false;
  }

  private boolean typed(String body) {
    return switch (type) {
      case 'Q' -> {
        execute(text(body, 0));
        yield isCommitPoint();
      }
      case 'P' -> {
        String name = text(body, 0);
        statements.put(name, text(body, name.length() + 1));
        yield false;
      }
      case 'B' -> {
        String portal = text(body, 0);
        bound = statements.getOrDefault(text(body, portal.length() + 1), "");
        yield false;
      }
      case 'E' -> {
        execute(bound);
        yield false;
      }
      case 'S' -> isCommitPoint();
      default -> false;
    };
  }

  private void execute(String sql) {
    String word = sql.strip().split("[\\s;]", 2)[0].toUpperCase(Locale.ROOT);
    switch (word) {
      case "BEGIN", "START" -> {
        isInTransaction = true;
        transaction.clear();
      }
      case "ROLLBACK", "ABORT" -> {
        isInTransaction = sql.toUpperCase(Locale.ROOT).contains(" TO ");
        transaction.clear();
      }
      case "COMMIT", "END" -> isCommitting = true;
      default -> transaction.add(sql);
    }
  }

  private boolean isCommitPoint() {
    return isCommitting || (!isInTransaction && !transaction.isEmpty());
  }

  private static String text(String body, int start) {
    int end = body.indexOf('\0', start);
    byte[] bytes =
        body.substring(start, end < 0 ? body.length() : end).getBytes(StandardCharsets.ISO_8859_1);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
