package io.aios.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Answers each request with the same 50 events, in a process of its own, so that what it costs is
 * in nobody's figure.
 */
final class StreamServer implements AutoCloseable {

  private static final int EVENTS = 50;

  private final Process process;
  private final int port;

  private StreamServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static StreamServer start() {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  StreamServer.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new StreamServer(process, Integer.parseInt(process.inputReader().readLine()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The server itself: prints its port and serves until it is killed. */
  public static void main(String[] arguments) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      System.out.println(socket.getLocalPort());
      while (true) {
        Socket client = socket.accept();
        client.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> serve(client));
      }
    }
  }

  private static void serve(Socket client) {
    byte[] answer = answer();
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
      OutputStream out = client.getOutputStream();
      while (heard(in)) {
        out.write(answer);
        out.flush();
      }
    } catch (IOException gone) {
      // The client has closed its connection; the next one is another thread's.
    }
  }

  private static boolean heard(BufferedReader in) throws IOException {
    int length = 0;
    while (true) {
      String line = in.readLine();
      if (line == null) {
        return false;
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
      if (line.isEmpty()) {
        return in.skip(length) == length;
      }
    }
  }

  private static byte[] answer() {
    var answer =
        new StringBuilder("HTTP/1.1 200 OK\r\n")
            .append("Content-Type: text/event-stream\r\n")
            .append("Transfer-Encoding: chunked\r\n\r\n");
    for (int event = 1; event <= EVENTS; event++) {
      String text =
          "event: delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
              + "{\"type\":\"text_delta\",\"text\":\"piece "
              + event
              + (event == EVENTS ? " end" : "")
              + "\"}}\n\n";
      answer.append(Integer.toHexString(text.length())).append("\r\n").append(text).append("\r\n");
    }
    return answer.append("0\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
