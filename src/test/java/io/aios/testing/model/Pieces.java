package io.aios.testing.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a text as a network might: anywhere, and within a character where one is near. */
final class Pieces {

  private static final int[] SIZES = {11, 90, 3, 400, 37, 1200};
  private static final int NEAR = 120;

  private Pieces() {}

  static List<byte[]> of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<byte[]> pieces = new ArrayList<>();
    int from = 0;
    while (from < bytes.length) {
      int to = withinCharacter(bytes, from + SIZES[pieces.size() % SIZES.length]);
      pieces.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return pieces;
  }

  private static int withinCharacter(byte[] bytes, int wanted) {
    for (int border = wanted; border < Math.min(bytes.length, wanted + NEAR); border++) {
      boolean continues = (bytes[border] & 0xC0) == 0x80;
      if (continues) {
        return border;
      }
    }
    return Math.min(wanted, bytes.length);
  }
}
