package io.aios.artifacts;

/** A text is no safe relative path; the message quotes it printably and says why. */
public final class UnsafePathException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;
  private static final int MOST_QUOTED = 80;

  UnsafePathException(String path, String reason) {
    super("The path \"" + printable(path) + "\" is refused: " + reason);
  }

  private static String printable(String path) {
    String head = path.length() > MOST_QUOTED ? path.substring(0, MOST_QUOTED) + "…" : path;
    return head.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "?");
  }
}
