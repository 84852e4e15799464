package io.aios.verification;

/** How many characters two texts differ in (Levenshtein), looking at their first 120 only. */
final class Distance {

  private static final int MOST_CHARACTERS = 120;

  private Distance() {}

  static int between(String first, String second) {
    String a = first.substring(0, Math.min(first.length(), MOST_CHARACTERS));
    String b = second.substring(0, Math.min(second.length(), MOST_CHARACTERS));
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
