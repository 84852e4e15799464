package io.aios.gateway.event;

import io.aios.project.ProjectId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Opens a stream and never reads from it. */
final class DeafClient implements AutoCloseable {

  private static final int SMALLEST_BUFFER = 2_048;

  private final Socket socket = new Socket();

  DeafClient(int port, ProjectId project) throws IOException {
    socket.setReceiveBufferSize(SMALLEST_BUFFER);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String request =
        "GET /api/v1/projects/"
            + project
            + "/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  /** Goes without a word; what comes later is answered by a reset. */
  void vanish() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
