package io.aios.testing.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a server and has completions take their time: the answer begins after a second and
 * comes in portions, evenly over a while, as that of a slow model does. All else is passed on at
 * once. Counts the completions that are under way.
 */
public final class SlowFront implements AutoCloseable {

  private static final int PORTIONS = 12;
  private static final Duration FIRST_WORD = Duration.ofSeconds(1);
  private static final int BACKLOG = 4_096;
  private static final Set<String> COMPLETIONS =
      Set.of("/v1/messages", "/v1/responses", "/ollama/v1/chat/completions");

  private final Listener listener = Listener.bind(0, BACKLOG);
  private final URI server;
  private final Duration time;
  private final Semaphore behind = new Semaphore(32);
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger completions = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();

  private SlowFront(URI server, Duration time) {
    this.server = server;
    this.time = time;
  }

  /**
   * Opens one.
   *
   * @param time from a request for a completion to the end of its answer
   */
  public static SlowFront to(URI server, Duration time) {
    SlowFront front = new SlowFront(server, time);
    front.listener.start("slow-front", front::serve);
    return front;
  }

  public URI url() {
    return listener.url();
  }

  /** Completions that were asked for and have not ended. */
  public int inFlight() {
    return inFlight.get();
  }

  /** Completions that were ever asked for. */
  public int completions() {
    return completions.get();
  }

  /** Completions whose client hung up before the end. */
  public int broken() {
    return broken.get();
  }

  @Override
  public void close() {
    listener.close();
  }

  private void serve(Socket connection) throws IOException, InterruptedException {
    InputStream in = new BufferedInputStream(connection.getInputStream());
    OutputStream out = connection.getOutputStream();
    Optional<HttpCall> call = HttpCall.read(in);
    while (call.isPresent()) {
      if (COMPLETIONS.contains(call.get().path())) {
        complete(call.get(), out);
      } else {
        out.write(answer(call.get()));
      }
      call = HttpCall.read(in);
    }
  }

  private void complete(HttpCall call, OutputStream out) throws IOException, InterruptedException {
    completions.incrementAndGet();
    inFlight.incrementAndGet();
    boolean whole = false;
    try {
      byte[] answer = answer(call);
      int portion = answer.length / PORTIONS + 1;
      Duration step = time.dividedBy(PORTIONS);
      Duration pause = step.compareTo(FIRST_WORD) < 0 ? step : FIRST_WORD;
      for (int from = 0; from < answer.length; from += portion) {
        Thread.sleep(pause);
        pause = step;
        out.write(Arrays.copyOfRange(answer, from, Math.min(answer.length, from + portion)));
      }
      whole = true;
    } finally {
      inFlight.decrementAndGet();
      if (!whole) {
        broken.incrementAndGet();
      }
    }
  }

  /** On a connection of its own, whose end is the end of the answer. */
  private byte[] answer(HttpCall call) throws IOException, InterruptedException {
    behind.acquire();
    try (Socket connection = new Socket(server.getHost(), server.getPort())) {
      connection.getOutputStream().write(call.alone());
      return connection.getInputStream().readAllBytes();
    } finally {
      behind.release();
    }
  }
}
