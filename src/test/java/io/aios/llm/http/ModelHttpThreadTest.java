package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.TokenUsage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The thread that waits for an answer: it can be interrupted, and it can be slow. */
class ModelHttpThreadTest {

  private static final Billing NOTHING = new Billing.Nothing();
  private static final Billing UNKNOWN = new Billing.Unknown(TokenUsage.NONE);

  private final HttpStage stage = new HttpStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void hangsUpAtOnceWhenItsThreadIsInterrupted() throws Exception {
    RawServer server =
        stage.server(
            RawServer.start(peer -> {
              peer.hear();
              peer.say(HttpStage.STREAM + "data: a\n\n");
              peer.waitForHangUp();
            }));
    var flag = new CompletableFuture<Boolean>();
    var failure = new CompletableFuture<ModelFailure>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              failure.complete(stage.failure());
              flag.complete(Thread.currentThread().isInterrupted());
            });
    server.awaitRequest();

    caller.interrupt();

    assertThat(server.awaitHangUp()).isTrue();
    assertThat(flag.get(5, TimeUnit.SECONDS)).isTrue();
    assertThat(failure.get().detail()).isEqualTo("somebody: the call was broken off");
    assertThat(failure.get().billing()).isEqualTo(UNKNOWN);
  }

  @Test
  void leavesNoConnectionBehindHoweverCloseTheInterruptIsToTheAnswer() throws Exception {
    var open = new AtomicLong();
    var heard = new Semaphore(0);
    stage.server(
        RawServer.start(peer -> {
          open.incrementAndGet();
          try {
            peer.hear();
            heard.release();
            peer.say(HttpStage.STREAM + "data: a\n\n");
            peer.waitForHangUp();
          } finally {
            open.decrementAndGet();
          }
        }));
    ModelHttp http = stage.http();

    for (int spins = 0; spins < 300; spins++) {
      Thread caller =
          Thread.ofPlatform()
              .start(() -> http.complete("/", HttpStage.REQUEST, new NotingReader()));
      assertThat(heard.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
      for (int spin = 0; spin < 20 * spins; spin++) {
        Thread.onSpinWait();
      }
      caller.interrupt();
      caller.join();
    }

    await().atMost(Duration.ofSeconds(5)).until(() -> open.get() == 0);
  }

  @Test
  void sendsNothingWhenItsThreadIsInterruptedBefore() throws Exception {
    RawServer server = stage.server(RawServer.saying(HttpStage.STREAM));
    var failure = new CompletableFuture<ModelFailure>();
    Thread caller =
        Thread.ofVirtual()
            .unstarted(() -> {
              Thread.currentThread().interrupt();
              failure.complete(stage.failure());
            });

    caller.start();

    assertThat(failure.get(5, TimeUnit.SECONDS).billing()).isEqualTo(NOTHING);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void slowsTheServerDownWhenTheListenerIsSlow() throws Exception {
    var go = new CompletableFuture<Void>();
    var sent = new AtomicLong();
    RawServer server =
        stage
            .with(delta -> go.join())
            .with(HttpLimits.STANDARD)
            .server(
                RawServer.start(peer -> {
                  peer.hear();
                  peer.say(HttpStage.STREAM);
                  while (true) {
                    peer.say("data: " + "x".repeat(10_000) + "\n\n");
                    sent.addAndGet(10_000);
                  }
                }));
    Thread caller = Thread.ofVirtual().start(stage::complete);
    server.awaitRequest();

    long settled = settled(sent);

    assertThat(settled).isLessThan(24_000_000L);
    go.complete(null);
    caller.interrupt();
    caller.join();
  }

  /** Waits until a number has stopped growing. */
  private static long settled(AtomicLong number) {
    var last = new AtomicLong(-1);
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> number.get() > 0 && last.getAndSet(number.get()) == number.get());
    return number.get();
  }
}
