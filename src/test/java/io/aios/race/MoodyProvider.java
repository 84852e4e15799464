package io.aios.race;

import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.routing.CallGate;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers, turns down, breaks off in the middle and throws, as its dice fall, and keeps its own
 * bill. Thread-safe.
 */
final class MoodyProvider implements Provider {

  static final ModelId MODEL = ModelId.of("moody/model");

  /** What a caller meets that is killed during its call. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final ThreadLocal<Caller> callers;
  private final AtomicLong billedTokens = new AtomicLong();

  MoodyProvider(ThreadLocal<Caller> callers) {
    this.callers = callers;
  }

  /**
   * Who calls.
   *
   * @param dice decide what it meets
   * @param gate by which its work is broken off
   */
  record Caller(Random dice, CallGate gate) {}

  /** Output tokens that were billed so far. */
  long billedTokens() {
    return billedTokens.get();
  }

  @Override
  public String name() {
    return MODEL.provider();
  }

  @Override
  public Origin origin() {
    return Origin.SIMULATED;
  }

  @Override
  public ModelResult complete(ModelId model, Prompt prompt, Listener listener) {
    Random random = callers.get().dice();
    int written = 1 + random.nextInt(prompt.maxOutputTokens());
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> failed(new ModelFailure.RateLimited("slow down", Duration.ZERO));
      case 3 -> failed(new ModelFailure.Unavailable("nobody there"));
      case 4, 5 -> {
        bill(written);
        yield failed(new ModelFailure.Refused("no", TokenUsage.of(0, written)));
      }
      case 6, 7 -> {
        bill(written);
        yield failed(broken("cut off"));
      }
      case 8 -> {
        bill(written);
        callers.get().gate().shut();
        yield failed(broken("broken off"));
      }
      case 9 -> {
        bill(written);
        throw new IllegalStateException("a bug");
      }
      case 10 -> {
        bill(written);
        throw new Killed();
      }
      default -> {
        bill(written);
        yield new ModelResult.Replied(
            new Reply(model, "done", StopReason.END, TokenUsage.of(0, written), Origin.SIMULATED));
      }
    };
  }

  @Override
  public Health check() {
    return new Health.Reachable(1, Duration.ZERO);
  }

  private void bill(int tokens) {
    billedTokens.addAndGet(tokens);
  }

  private static ModelFailure broken(String how) {
    return new ModelFailure.Interrupted(how, "", new Billing.Unknown(TokenUsage.NONE));
  }

  private static ModelResult failed(ModelFailure failure) {
    return new ModelResult.Failed(failure);
  }
}
