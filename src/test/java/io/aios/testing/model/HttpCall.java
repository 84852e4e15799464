package io.aios.testing.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request as it came over the wire.
 *
 * @param path without a query
 * @param headers by name, in any case
 */
record HttpCall(String method, String path, Map<String, String> headers, String body) {

  private static final int LONGEST_LINE = 64 * 1024;
  private static final Set<String> FRAMING =
      Set.of("connection", "content-length", "transfer-encoding");
  private static final int LARGEST_BODY = 32 * 1024 * 1024;
  private static final JsonMapper JSON = new JsonMapper();

  /** Reads the next request of a connection; empty if the client has none left. */
  static Optional<HttpCall> read(InputStream in) throws IOException {
    String start = line(in);
    if (start.isEmpty()) {
      return Optional.empty();
    }
    String[] words = start.split(" ", 3);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    String path = words[1].replaceFirst("\\?.*", "");
    return Optional.of(new HttpCall(words[0], path, headers, body(in, headers)));
  }

  /** The value of a header; empty if it is missing. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  boolean has(String header) {
    return headers.containsKey(header);
  }

  boolean isLast() {
    return header("Connection").toLowerCase(Locale.ROOT).contains("close");
  }

  /** The same as bytes of a connection that carries nothing else. */
  byte[] alone() {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> {
      if (!FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
        head.append(name).append(": ").append(value).append("\r\n");
      }
    });
    head.append("Connection: close\r\nContent-Length: ").append(bytes.length).append("\r\n\r\n");
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(bytes);
    return all.toByteArray();
  }

  /** Its body, which must be an object. */
  ObjectNode json() {
    try {
      JsonNode tree = JSON.readTree(body);
      if (tree instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException noJson) {
      throw Complaint.about("the request body is not valid JSON: " + noJson.getOriginalMessage());
    }
    throw Complaint.about("the request body is no JSON object");
  }

  private static String body(InputStream in, Map<String, String> headers) throws IOException {
    if (!headers.getOrDefault("Transfer-Encoding", "").equalsIgnoreCase("chunked")) {
      int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
      return new String(exactly(in, length), StandardCharsets.UTF_8);
    }
    var all = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      all.writeBytes(exactly(in, size));
      line(in);
    }
    line(in);
    return all.toString(StandardCharsets.UTF_8);
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(line(in).replaceFirst(";.*", "").strip(), 16);
  }

  private static byte[] exactly(InputStream in, int size) throws IOException {
    if (size > LARGEST_BODY) {
      throw new IOException("a body of " + size + " bytes");
    }
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new IOException("the body ends after " + bytes.length + " bytes of " + size);
    }
    return bytes;
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int unit = in.read(); unit >= 0 && unit != '\n'; unit = in.read()) {
      if (line.size() == LONGEST_LINE) {
        throw new IOException("a line has more than " + LONGEST_LINE + " bytes");
      }
      line.write(unit);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
