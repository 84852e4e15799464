package io.aios.llm.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts bytes into server-sent events as the HTML standard says: lines end with LF, CR or CRLF, an
 * empty line ends an event, and what has not ended when the stream does is no event. Bytes are
 * decoded line by line, so a buffer may end anywhere, within a character too. For one thread and
 * one stream.
 *
 * <p>Own code, because the decoder of Spring hands out an event that the end of the stream cut off.
 */
public final class SseDecoder {

  private final int longest;
  private byte[] line = new byte[512];
  private int length;
  private boolean afterCarriageReturn;
  private boolean first = true;
  private String name = "";
  private final StringBuilder data = new StringBuilder();
  private boolean hasData;

  /**
   * @param longest most bytes of a line, and most characters of an event's data
   */
  public SseDecoder(int longest) {
    this.longest = longest;
  }

  /**
   * The events that these bytes complete.
   *
   * @throws LimitExceededException if a line or an event is longer than the limit
   */
  public List<SseEvent> feed(byte[] bytes) {
    List<SseEvent> events = new ArrayList<>();
    for (byte unit : bytes) {
      if (unit == '\n' && afterCarriageReturn) {
        afterCarriageReturn = false;
        continue;
      }
      afterCarriageReturn = unit == '\r';
      if (unit == '\n' || unit == '\r') {
        endLine(events);
      } else {
        add(unit);
      }
    }
    return events;
  }

  private void add(byte unit) {
    if (length == longest) {
      throw new LimitExceededException("a line of the stream has more than " + longest + " bytes");
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, Math.min(longest, line.length * 2));
    }
    line[length++] = unit;
  }

  private void endLine(List<SseEvent> events) {
    String text = new String(line, 0, length, StandardCharsets.UTF_8);
    length = 0;
    if (first) {
      first = false;
      text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
    if (text.isEmpty()) {
      endEvent(events);
    } else {
      field(text);
    }
  }

  private void field(String text) {
    int colon = text.indexOf(':');
    if (colon == 0) {
      return; // a comment
    }
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    switch (field) {
      case "event" -> name = value;
      case "data" -> addData(value);
      default -> {} // id and retry are for clients that reconnect
    }
  }

  private void addData(String value) {
    if (data.length() + value.length() >= longest) {
      throw new LimitExceededException(
          "an event of the stream has more than " + longest + " characters");
    }
    if (hasData) {
      data.append('\n');
    }
    data.append(value);
    hasData = true;
  }

  private void endEvent(List<SseEvent> events) {
    if (hasData) {
      events.add(new SseEvent(name.isEmpty() ? "message" : name, data.toString()));
    }
    name = "";
    data.setLength(0);
    hasData = false;
  }
}
