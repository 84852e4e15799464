package io.aios.routing;

import io.aios.llm.ServiceTier;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.math.BigInteger;
import java.util.List;

/**
 * List price of a model, each part in US dollars for 1,000,000 tokens.
 *
 * @param input uncached prompt tokens
 * @param cacheRead prompt tokens read from the provider's cache
 * @param cacheWriteShort prompt tokens written to the short-lived cache
 * @param cacheWriteLong prompt tokens written to the long-lived cache
 * @param output tokens of the reply, reasoning included
 */
public record Price(Usd input, Usd cacheRead, Usd cacheWriteShort, Usd cacheWriteLong, Usd output) {

  /** A million tokens, in the halves of the list price that tiers are multiples of. */
  private static final BigInteger TWO_MILLIONS = BigInteger.valueOf(2_000_000);

  /** A dollar a token; with it the dearest call still fits into {@link Usd}. */
  private static final Usd HIGHEST = Usd.of("1000000");

  public Price {
    for (Usd part : List.of(input, cacheRead, cacheWriteShort, cacheWriteLong, output)) {
      if (part.isNegative() || part.isMoreThan(HIGHEST)) {
        throw new IllegalArgumentException(
            "A price is 0 to " + HIGHEST + " USD for a million tokens, not " + part);
      }
    }
  }

  /** A price without caches: cached tokens cost what uncached ones cost. */
  public static Price of(Usd input, Usd output) {
    return new Price(input, input, input, input, output);
  }

  /**
   * What the usage costs at its tier, to the nano-dollar; a fraction of one is rounded up, once,
   * over the sum of all parts.
   *
   * @throws ArithmeticException if the cost leaves the range of {@link Usd}
   */
  public Usd of(TokenUsage usage) {
    BigInteger sum =
        part(usage.uncachedInput(), input)
            .add(part(usage.cacheRead(), cacheRead))
            .add(part(usage.cacheWriteShort(), cacheWriteShort))
            .add(part(usage.cacheWriteLong(), cacheWriteLong))
            .add(part(usage.output(), output))
            .multiply(BigInteger.valueOf(halves(usage.tier())));
    BigInteger[] nanos = sum.divideAndRemainder(TWO_MILLIONS);
    BigInteger roundedUp = nanos[1].signum() == 0 ? nanos[0] : nanos[0].add(BigInteger.ONE);
    return new Usd(roundedUp.longValueExact());
  }

  /** The most that a call can cost with at most so many prompt and output tokens. */
  public Usd atMost(long promptTokens, long outputTokens) {
    Usd dearest = dearer(dearer(input, cacheRead), dearer(cacheWriteShort, cacheWriteLong));
    return Price.of(dearest, output).of(TokenUsage.of(promptTokens, outputTokens));
  }

  private static BigInteger part(long tokens, Usd perMillion) {
    return BigInteger.valueOf(tokens).multiply(BigInteger.valueOf(perMillion.nanos()));
  }

  /** Numerator of a tier's multiple of the list price, over 2. */
  private static int halves(ServiceTier tier) {
    return switch (tier) {
      case FLEX, BATCH -> 1;
      case STANDARD -> 2;
      case PRIORITY -> 4;
    };
  }

  private static Usd dearer(Usd one, Usd other) {
    return one.isMoreThan(other) ? one : other;
  }
}
