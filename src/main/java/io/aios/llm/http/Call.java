package io.aios.llm.http;

import io.aios.llm.http.Arrival.Stop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.netty.Connection;
import reactor.util.context.Context;

/**
 * One request on its way. The event loop only copies what arrives into a queue; the calling thread
 * takes it out, within the deadlines, and asks for more, so that a slow reader slows the provider
 * down and never the event loop. Must be closed, which drops the connection unless the answer has
 * ended.
 */
final class Call implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Call.class);

  /** Pieces that may wait in the queue; a piece is what one read of the socket gave. */
  private static final int MOST_WAITING = 16;

  private static final int ASK_FOR = MOST_WAITING / 2;

  private final HttpLimits limits;
  private long end;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final AtomicReference<Gate> gate = new AtomicReference<>(Gate.OPEN);
  private final Inlet inlet = new Inlet();
  private volatile Executor loop = Runnable::run;
  private Stage stage = Stage.CONNECTING;
  private int taken;

  private Call(HttpLimits limits, Duration total) {
    this.limits = limits;
    this.end = System.nanoTime() + total.toNanos();
  }

  /**
   * Sends the request, unless the thread is interrupted already; whatever becomes of it is an
   * {@link Arrival}.
   *
   * @param total for all of it
   */
  static Call start(WebClient.RequestHeadersSpec<?> request, HttpLimits limits, Duration total) {
    var call = new Call(limits, total);
    if (!Thread.currentThread().isInterrupted()) {
      request.httpRequest(call::connected).exchangeToFlux(call::open).subscribe(call.inlet);
    }
    return call;
  }

  /** Waits for what comes next; after {@code End} and {@code Stopped} there is nothing more. */
  Arrival next() {
    try {
      Signal signal = poll(patience());
      if (signal instanceof Signal.Connected) {
        stage = Stage.WAITING;
        signal = poll(patience());
      }
      return switch (signal) {
        case null -> overdue();
        case Signal.Connected twice -> throw new IllegalStateException("connected twice");
        case Signal.Arrived arrived -> taken(arrived.arrival());
        case Signal.Failed failed -> stopped(Stop.UNREACHED, Reason.of(failed.failure()));
      };
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return stopped(Stop.ABANDONED, "the call was broken off");
    }
  }

  /** Brings the end of the whole call nearer. */
  void hurry(Duration atMost) {
    end = Math.min(end, System.nanoTime() + atMost.toNanos());
  }

  /**
   * Gives up on the thread that reads the connection. Given up elsewhere, an answer whose head is
   * just being handed over is not dropped but read to its end, which may never come.
   */
  @Override
  public void close() {
    try {
      loop.execute(inlet::cancel);
    } catch (RejectedExecutionException stopped) {
      inlet.cancel(); // the connections are being closed anyway
    }
  }

  /**
   * Comes when there is a connection and before anything is written to it: what fails earlier
   * cannot have been billed.
   */
  private void connected(ClientHttpRequest request) {
    if (request.getNativeRequest() instanceof Connection connection) {
      loop = connection.channel().eventLoop();
    }
    if (!gate.compareAndSet(Gate.OPEN, Gate.SENT)) {
      throw new CancellationException("the call was given up before it was sent");
    }
    signals.add(new Signal.Connected());
  }

  private Flux<byte[]> open(ClientResponse response) {
    Map<String, List<String>> headers = new HashMap<>();
    response.headers().asHttpHeaders().forEach(headers::put);
    var head = new AnswerHead(response.statusCode().value(), headers);
    signals.add(new Signal.Arrived(new Arrival.Head(head)));
    return response.body(BodyExtractors.toDataBuffers()).map(Call::copy);
  }

  private static byte[] copy(DataBuffer buffer) {
    try {
      byte[] bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      return bytes;
    } finally {
      DataBufferUtils.release(buffer);
    }
  }

  private @Nullable Signal poll(Duration atMost) throws InterruptedException {
    long nanos = Math.min(atMost.toNanos(), end - System.nanoTime());
    return signals.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  private Duration patience() {
    return switch (stage) {
      // The handshake of TLS may take as long as the connection.
      case CONNECTING -> limits.acquireTimeout().plus(limits.connectTimeout().multipliedBy(2));
      case WAITING -> limits.firstByteTimeout();
      case RECEIVING -> limits.idleTimeout();
    };
  }

  private Arrival taken(Arrival arrival) {
    stage = Stage.RECEIVING;
    if (arrival instanceof Arrival.Bytes && ++taken == ASK_FOR) {
      taken = 0;
      inlet.request(ASK_FOR);
    }
    return arrival;
  }

  private Arrival overdue() {
    if (System.nanoTime() - end >= 0) {
      return stopped(
          stage == Stage.WAITING ? Stop.LATE : Stop.UNREACHED, "the whole call took too long");
    }
    String time = Reason.words(patience());
    return switch (stage) {
      case CONNECTING -> stopped(Stop.UNREACHED, "no connection within " + time);
      case WAITING -> stopped(Stop.LATE, "no answer within " + time);
      case RECEIVING -> stopped(Stop.BROKEN, "nothing came for " + time);
    };
  }

  /** From here on the request will not be sent any more, if it has not been. */
  private Arrival stopped(Stop kind, String why) {
    boolean unsent = gate.compareAndSet(Gate.OPEN, Gate.CLOSED) || gate.get() == Gate.CLOSED;
    boolean late = kind == Stop.LATE;
    Stop sent = late ? Stop.LATE : Stop.BROKEN;
    Stop early = late ? Stop.UNREACHED : kind;
    return new Arrival.Stopped(unsent ? early : sent, why);
  }

  /** Whether the request may still be written; decided once, by whoever comes first. */
  private enum Gate {
    OPEN,
    SENT,
    CLOSED
  }

  private enum Stage {
    CONNECTING,
    WAITING,
    RECEIVING
  }

  /** What the event loop puts into the queue. */
  private sealed interface Signal {

    record Connected() implements Signal {}

    record Arrived(Arrival arrival) implements Signal {}

    record Failed(Throwable failure) implements Signal {}
  }

  private final class Inlet extends BaseSubscriber<byte[]> {

    /** What fails while a call is being given up is nobody's concern, and no error in the log. */
    @Override
    public Context currentContext() {
      Consumer<Throwable> dropped =
          failure -> log.debug("Dropped after the call had ended: {}", Reason.of(failure));
      return Context.of("reactor.onErrorDropped.local", dropped);
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      request(MOST_WAITING);
    }

    @Override
    protected void hookOnNext(byte[] bytes) {
      signals.add(new Signal.Arrived(new Arrival.Bytes(bytes)));
    }

    @Override
    protected void hookOnComplete() {
      signals.add(new Signal.Arrived(new Arrival.End()));
    }

    @Override
    protected void hookOnError(Throwable failure) {
      signals.add(new Signal.Failed(failure));
    }
  }
}
