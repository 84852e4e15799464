package io.aios.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An exact amount of US dollars, counted in nano-dollars (1e-9 USD).
 *
 * <p>Range: +/- 9,223,372,036 dollars; arithmetic that leaves it throws {@link
 * ArithmeticException}. May be negative (a correction); {@link #ZERO} is free. Immutable.
 *
 * @param nanos the amount in nano-dollars
 */
public record Usd(long nanos) implements Comparable<Usd> {

  /** Nano-dollars in one dollar. */
  public static final long NANOS_PER_DOLLAR = 1_000_000_000L;

  public static final Usd ZERO = new Usd(0);

  private static final int SCALE = 9;

  /** Longest text and farthest exponent that are looked at: rescaling a huge one takes minutes. */
  private static final int MOST_DIGITS = 40;

  private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  /**
   * Reads a decimal amount such as {@code 5}, {@code 0.25} or {@code 0.000000001}.
   *
   * @throws NumberFormatException if the text is no plain decimal number of at most 40 characters
   * @throws ArithmeticException if it has more than nine decimals or leaves the range
   */
  public static Usd of(String decimal) {
    if (decimal.length() > MOST_DIGITS || !PLAIN.matcher(decimal).matches()) {
      throw new NumberFormatException("an amount of dollars is written like 12 or 0.25");
    }
    return of(new BigDecimal(decimal));
  }

  /**
   * The amount as exact dollars.
   *
   * @throws ArithmeticException if it has more than nine decimals or leaves the range
   */
  public static Usd of(BigDecimal dollars) {
    if (dollars.scale() < -MOST_DIGITS) {
      throw new ArithmeticException("more dollars than an account can hold");
    }
    if (dollars.scale() > SCALE) {
      throw new ArithmeticException("an amount of dollars has at most nine decimals");
    }
    BigInteger nanos = dollars.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue();
    if (nanos.bitLength() > 63) {
      throw new ArithmeticException("more dollars than an account can hold");
    }
    return new Usd(nanos.longValue());
  }

  public Usd plus(Usd other) {
    return new Usd(Math.addExact(nanos, other.nanos));
  }

  public Usd minus(Usd other) {
    return new Usd(Math.subtractExact(nanos, other.nanos));
  }

  public boolean isMoreThan(Usd other) {
    return nanos > other.nanos;
  }

  public boolean isNegative() {
    return nanos < 0;
  }

  /** The amount in dollars with the decimals it needs, at least two. */
  public BigDecimal dollars() {
    BigDecimal exact = BigDecimal.valueOf(nanos, SCALE).stripTrailingZeros();
    return exact.scale() < 2 ? exact.setScale(2) : exact;
  }

  @Override
  public int compareTo(Usd other) {
    return Long.compare(nanos, other.nanos);
  }

  /** The amount as a plain decimal string, e.g. {@code 0.012345678}; the form the API speaks. */
  @Override
  public String toString() {
    return dollars().toPlainString();
  }
}
