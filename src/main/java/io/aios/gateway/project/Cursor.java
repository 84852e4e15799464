package io.aios.gateway.project;

import io.aios.gateway.Refusal;
import io.aios.project.Projects.Query;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** Where a page of projects ended: opaque to clients, the id of its last project to us. */
record Cursor(UUID last) {

  static final Cursor START = new Cursor(Query.NEWEST);

  private static final int BYTES = 16;

  /**
   * @throws Refusal if we never gave out such a cursor
   */
  static Cursor of(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length == BYTES) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Cursor(new UUID(buffer.getLong(), buffer.getLong()));
      }
    } catch (IllegalArgumentException noBase64) {
      // Told below, as the same mistake.
    }
    throw Refusal.invalid("cursor", "must be the nextCursor of an earlier page");
  }

  @Override
  public String toString() {
    ByteBuffer buffer = ByteBuffer.allocate(BYTES);
    buffer.putLong(last.getMostSignificantBits()).putLong(last.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
  }
}
