package io.aios.llm.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ProviderStatus;
import io.aios.llm.guarded.Permits.Access;
import io.aios.llm.guarded.Permits.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PermitsTest {

  private final Permits permits =
      new Permits(new GuardProperties.Permits(2, 8, Duration.ofSeconds(20)));
  private final Permits impatient = new Permits(new GuardProperties.Permits(2, 8, Duration.ZERO));

  @Test
  void startsWithFew() {
    taken(impatient, 2);

    assertThat(impatient.take()).isEqualTo(new Access.Crowded(2));
  }

  @Test
  void eachReplyThatBeginsLetsOneMoreRunUpToTheMost() {
    List<Permit> running = taken(impatient, 2);
    running.getFirst().ease();
    running.getFirst().ease();
    assertThat(impatient.status()).isEqualTo(new ProviderStatus.Permits(3, 2, 0));

    grow(impatient, 8);
    try (Permit permit = one(impatient)) {
      permit.ease();
    }

    assertThat(impatient.status()).isEqualTo(new ProviderStatus.Permits(8, 2, 0));
  }

  @Test
  void livingProviderHasItsFullNumberAfterAFewRounds() {
    int rounds = 0;
    while (permits.status().limit() < 8) {
      List<Permit> running = taken(permits, permits.status().limit());
      running.forEach(Permit::ease);
      running.forEach(Permit::close);
      rounds++;
    }

    assertThat(rounds).isEqualTo(2);
  }

  @Test
  void tooMuchToDoHalvesOnceForAllCallsThatWereUnderWay() {
    grow(permits, 8);
    List<Permit> running = taken(permits, 8);

    running.forEach(Permit::strain);
    assertThat(permits.status().limit()).isEqualTo(4);

    running.forEach(Permit::close);
    taken(permits, 2).forEach(Permit::strain);
    assertThat(permits.status().limit()).isEqualTo(2);
  }

  @Test
  void neverFewerThanAtTheStart() {
    for (int call = 0; call < 5; call++) {
      try (Permit permit = one(permits)) {
        permit.strain();
      }
    }

    assertThat(permits.status().limit()).isEqualTo(2);
  }

  @Test
  void loweredLimitHoldsUntilEnoughCallsHaveEnded() {
    grow(impatient, 8);
    List<Permit> running = taken(impatient, 8);
    running.getFirst().strain();

    running.subList(0, 4).forEach(Permit::close);
    assertThat(impatient.take()).isEqualTo(new Access.Crowded(4));

    running.get(4).close();
    assertThat(impatient.take()).isInstanceOf(Access.Granted.class);
  }

  @Test
  void permitThatIsGivenBackGoesToWhoeverWaits() throws InterruptedException, ExecutionException {
    List<Permit> running = taken(permits, 2);
    FutureTask<Access> waiting = waiting(permits);

    running.getFirst().close();

    assertThat(waiting.get()).isInstanceOf(Access.Granted.class);
  }

  @Test
  void fallBackSendsAllWhoWaitToTheBreaker() throws InterruptedException, ExecutionException {
    grow(permits, 8);
    taken(permits, 8);
    List<FutureTask<Access>> waiting = List.of(waiting(permits), waiting(permits));

    permits.fallBack();

    for (FutureTask<Access> one : waiting) {
      assertThat(one.get()).isEqualTo(new Access.Shaken());
    }
    assertThat(permits.status()).isEqualTo(new ProviderStatus.Permits(2, 8, 0));
  }

  @Test
  void interruptEndsTheWaitAndStaysSet() throws InterruptedException {
    taken(permits, 2);
    List<Boolean> flags = new ArrayList<>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              if (permits.take() instanceof Access.BrokenOff) {
                flags.add(Thread.currentThread().isInterrupted());
              }
            });
    awaitWaiting(permits, 1);

    thread.interrupt();
    thread.join();

    assertThat(flags).containsExactly(true);
    assertThat(permits.status()).isEqualTo(new ProviderStatus.Permits(2, 2, 0));
  }

  @Test
  void neverMoreAtOnceThanTheLimitAndNobodyIsForgotten()
      throws InterruptedException, ExecutionException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<?>> calls = new ArrayList<>();
    try (ExecutorService crowd = Executors.newFixedThreadPool(50)) {
      for (int call = 0; call < 2_000; call++) {
        int number = call;
        calls.add(
            crowd.submit(() -> {
              try (Permit permit = one(permits)) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                permits.status(); // wants the lock that all others want
                if (number % 3 == 0) {
                  permit.ease();
                } else if (number % 7 == 0) {
                  permit.strain();
                }
                running.decrementAndGet();
              }
            }));
      }
    }

    for (Future<?> call : calls) {
      call.get();
    }
    assertThat(most.get()).isLessThanOrEqualTo(8);
    assertThat(permits.status().running()).isZero();
    assertThat(permits.status().waiting()).isZero();
  }

  private static void grow(Permits permits, int limit) {
    while (permits.status().limit() < limit) {
      try (Permit permit = one(permits)) {
        permit.ease();
      }
    }
  }

  private static List<Permit> taken(Permits permits, int number) {
    List<Permit> taken = new ArrayList<>();
    for (int call = 0; call < number; call++) {
      taken.add(one(permits));
    }
    return taken;
  }

  private static Permit one(Permits permits) {
    if (permits.take() instanceof Access.Granted(Permit permit)) {
      return permit;
    }
    throw new AssertionError("There was no permit");
  }

  private static FutureTask<Access> waiting(Permits permits) {
    int before = permits.status().waiting();
    FutureTask<Access> take = new FutureTask<>(permits::take);
    Thread.ofVirtual().start(take);
    awaitWaiting(permits, before + 1);
    return take;
  }

  private static void awaitWaiting(Permits permits, int number) {
    while (permits.status().waiting() < number) {
      Thread.onSpinWait();
    }
  }
}
