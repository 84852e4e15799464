package io.aios.testing.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the server says to a request. */
sealed interface HttpAnswer {

  /**
   * Writes it.
   *
   * @param pace how long to wait after each piece of a stream
   * @return whether the connection can go on
   */
  boolean write(OutputStream out, Duration pace) throws IOException, InterruptedException;

  /** One JSON document. */
  record Document(int status, Map<String, String> headers, JsonNode body) implements HttpAnswer {

    @Override
    public boolean write(OutputStream out, Duration pace) throws IOException {
      byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
      String head = head(status, headers, "application/json");
      out.write(latin(head + "Content-Length: " + bytes.length + "\r\n\r\n"));
      out.write(bytes);
      out.flush();
      return true;
    }
  }

  /**
   * A stream of events, in many small pieces.
   *
   * @param whole whether it ends as a stream should, or the connection just breaks
   */
  record Stream(Map<String, String> headers, String text, boolean whole) implements HttpAnswer {

    @Override
    public boolean write(OutputStream out, Duration pace) throws IOException, InterruptedException {
      String head = head(200, headers, "text/event-stream; charset=utf-8");
      out.write(latin(head + "Cache-Control: no-cache\r\nTransfer-Encoding: chunked\r\n\r\n"));
      for (byte[] piece : Pieces.of(text)) {
        out.write(latin(Integer.toHexString(piece.length) + "\r\n"));
        out.write(piece);
        out.write(latin("\r\n"));
        out.flush();
        if (pace.isPositive()) {
          Thread.sleep(pace);
        }
      }
      if (whole) {
        out.write(latin("0\r\n\r\n"));
        out.flush();
      }
      return whole;
    }
  }

  private static String head(int status, Map<String, String> headers, String type) {
    var head = new StringBuilder("HTTP/1.1 " + status + " Answer\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("Content-Type: ").append(type).append("\r\n").toString();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
