package io.aios.ledger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides a sum in proportion to shares, in whole parts that add up to it exactly: each gets its
 * quota rounded down, and what is left goes one by one to the largest fractions (Hamilton's method
 * of largest remainders). Pure.
 */
public final class Apportionment {

  private Apportionment() {}

  /**
   * The parts, in the order of their shares; none is more than its share.
   *
   * @param shares none negative
   * @param total zero to the sum of the shares
   */
  public static List<Long> of(List<Long> shares, long total) {
    BigInteger sum =
        shares.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    if (total < 0
        || BigInteger.valueOf(total).compareTo(sum) > 0
        || shares.stream().anyMatch(share -> share < 0)) {
      throw new IllegalArgumentException("A total of " + total + " cannot be divided so");
    }
    if (sum.signum() == 0) {
      return List.copyOf(shares);
    }
    List<Long> parts = new ArrayList<>();
    List<BigInteger> remainders = new ArrayList<>();
    long left = total;
    for (long share : shares) {
      BigInteger[] quota =
          BigInteger.valueOf(share).multiply(BigInteger.valueOf(total)).divideAndRemainder(sum);
      parts.add(quota[0].longValueExact());
      remainders.add(quota[1]);
      left -= quota[0].longValueExact();
    }
    IntStream.range(0, parts.size())
        .boxed()
        .sorted(Comparator.comparing((Integer at) -> remainders.get(at)).reversed())
        .limit(left)
        .forEach(at -> parts.set(at, parts.get(at) + 1));
    return List.copyOf(parts);
  }
}
