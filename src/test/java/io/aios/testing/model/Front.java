package io.aios.testing.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Stands before a server. At first it is dead: it takes a connection, hears what is wanted and
 * hangs up. Brought to life, it passes on what it is asked for, once it is told to answer.
 */
public final class Front implements AutoCloseable {

  private final Listener listener = Listener.bind(0, 200);
  private final URI server;
  private final List<Visit> visits = new CopyOnWriteArrayList<>();
  private final long opened = System.nanoTime();
  private final CountDownLatch answers = new CountDownLatch(1);
  private volatile boolean alive;

  /**
   * A request that came.
   *
   * @param line its first, e.g. {@code POST /v1/messages}
   * @param after the front was opened
   * @param served false if it was hung up on
   */
  public record Visit(String line, Duration after, boolean served) {}

  private Front(URI server) {
    this.server = server;
  }

  /** Opens a dead one. */
  public static Front to(URI server) {
    Front front = new Front(server);
    front.listener.start("front", front::serve);
    return front;
  }

  public URI url() {
    return listener.url();
  }

  /** What was wanted of it so far, in order, of requests that begin like this. */
  public List<Visit> visits(String line) {
    return visits.stream().filter(visit -> visit.line().startsWith(line)).toList();
  }

  /** From now on it listens, and keeps what it has heard. */
  public void revive() {
    alive = true;
  }

  /** Passes on what it has kept, and all that comes. */
  public void answer() {
    answers.countDown();
  }

  @Override
  public void close() {
    listener.close();
  }

  private void serve(Socket connection) throws IOException, InterruptedException {
    InputStream in = new BufferedInputStream(connection.getInputStream());
    Optional<HttpCall> call = HttpCall.read(in);
    while (call.isPresent() && isServed(call.get())) {
      answers.await();
      pass(call.get(), connection.getOutputStream());
      call = HttpCall.read(in);
    }
  }

  private boolean isServed(HttpCall call) {
    boolean served = alive;
    Duration after = Duration.ofNanos(System.nanoTime() - opened);
    visits.add(new Visit(call.method() + " " + call.path(), after, served));
    return served;
  }

  /** On a connection of its own, whose end is the end of the answer. */
  private void pass(HttpCall call, OutputStream out) throws IOException {
    try (Socket behind = new Socket(server.getHost(), server.getPort())) {
      behind.getOutputStream().write(call.alone());
      behind.getInputStream().transferTo(out);
      out.flush();
    }
  }
}
