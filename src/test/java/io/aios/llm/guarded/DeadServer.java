package io.aios.llm.guarded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a port of its own that hangs up on everybody, until it is brought to life. */
final class DeadServer implements AutoCloseable {

  private final ServerSocket socket;
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean alive;

  DeadServer() {
    try {
      socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How many connections it has taken. */
  int connections() {
    return connections.get();
  }

  /** From now on it greets. */
  void revive() {
    alive = true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        connections.incrementAndGet();
        if (alive) {
          connection.getOutputStream().write("Hi".getBytes(StandardCharsets.US_ASCII));
        }
      } catch (IOException closed) {
        // by whoever called, or by the end of the test
      }
    }
  }
}
