package io.aios.gateway.event;

import io.aios.gateway.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/**
 * What a client wants to hear.
 *
 * @param after only events with a higher sequence
 * @param limit most events of a page; a stream has no end before the project's
 */
record EventQuery(long after, int limit, Form form) {

  static final String LAST_EVENT_ID = "Last-Event-ID";
  static final int MOST_EVENTS = 1_000;

  /** How the client wants to hear it. */
  enum Form {
    STREAM,
    PAGE
  }

  /**
   * Reads the request. The header goes before the parameter: a browser that comes back sends it
   * along with the address that it started with.
   *
   * @throws Refusal if a number is none or out of range
   */
  static EventQuery of(HttpServletRequest request) {
    String seen = request.getHeader(LAST_EVENT_ID);
    long after =
        seen == null || seen.isBlank()
            ? number("after", request.getParameter("after"), 0, Long.MAX_VALUE, 0)
            : number(LAST_EVENT_ID, seen, 0, Long.MAX_VALUE, 0);
    int limit = (int) number("limit", request.getParameter("limit"), 1, MOST_EVENTS, 500);
    return new EventQuery(
        after, limit, form(Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
  }

  private static long number(
      String field, @Nullable String text, long least, long most, long absent) {
    if (text == null) {
      return absent;
    }
    try {
      long number = Long.parseLong(text.strip());
      if (least <= number && number <= most) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Told below, together with numbers that are out of range.
    }
    throw Refusal.invalid(field, "must be a whole number from " + least + " to " + most);
  }

  /** A stream, unless the client prefers JSON. */
  private static Form form(List<String> accept) {
    List<MediaType> accepted = MediaType.parseMediaTypes(accept);
    MimeTypeUtils.sortBySpecificity(accepted);
    for (MediaType type : accepted) {
      if (type.includes(MediaType.TEXT_EVENT_STREAM)) {
        return Form.STREAM;
      }
      if (type.includes(MediaType.APPLICATION_JSON)) {
        return Form.PAGE;
      }
    }
    return Form.STREAM;
  }
}
