package io.aios.testing.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes connections on a port of the loopback address and has each served on a virtual thread of
 * its own. Ends with all of them.
 */
final class Listener implements AutoCloseable {

  private final ServerSocket socket;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** What is done with a connection, which is closed afterwards. */
  @FunctionalInterface
  interface Service {
    void serve(Socket connection) throws IOException, InterruptedException;
  }

  private Listener(ServerSocket socket) {
    this.socket = socket;
  }

  /**
   * Takes a port, and nobody yet.
   *
   * @param port 0 takes any that is free
   * @param backlog connections that may wait to be taken
   */
  static Listener bind(int port, int backlog) {
    try {
      return new Listener(new ServerSocket(port, backlog, InetAddress.getLoopbackAddress()));
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /**
   * Takes connections from now on.
   *
   * @param name of the threads
   */
  void start(String name, Service service) {
    Thread.ofVirtual()
        .name(name)
        .start(() -> {
          while (!socket.isClosed()) {
            try {
              Socket connection = socket.accept();
              open.add(connection);
              Thread.ofVirtual().name(name + "-connection").start(() -> serve(connection, service));
            } catch (IOException closed) {
              return;
            }
          }
        });
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void serve(Socket connection, Service service) {
    try (connection) {
      connection.setTcpNoDelay(true);
      service.serve(connection);
    } catch (IOException gone) {
      // The client hung up, as clients do.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(connection);
    }
  }
}
