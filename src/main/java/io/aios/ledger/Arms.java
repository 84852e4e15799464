package io.aios.ledger;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * What the arms of experiments came to. Counted by task and not by call: the calls of one task
 * depend on each other, and a task that needs a second call because the first did badly would count
 * twice. Thread-safe.
 */
public interface Arms {

  /**
   * One tally for each of these arms that has a task; in order of the arms' names.
   *
   * <p>A task belongs to the arm of its first charged call that had one, whatever came later. All
   * charged calls of the task with the task type of that call count, also those without an arm:
   * what mends a poor reply is part of what the arm costs. A task for which a reply was used again
   * says nothing about its arm and is left out.
   *
   * @param arms as in {@link Decision#arm}, {@code experiment/arm}; at most 100
   * @param day tasks whose first call was made on that day or later, in UTC
   */
  List<Tally> of(Collection<String> arms, LocalDate day);

  /**
   * What the tasks of one arm came to. A task is judged once one of its replies is.
   *
   * @param tasks all of them, judged or not
   * @param accepted judged tasks of which nothing was rejected or revoked
   * @param rejected judged tasks of which something was
   * @param delivered judged tasks of which a reply was accepted in the end, be it after others were
   *     rejected
   * @param calls charged calls of the judged tasks
   * @param nanos what the judged tasks cost, in nano-dollars
   * @param milliseconds time that the judged tasks spent in charged calls
   */
  record Tally(
      String arm,
      long tasks,
      long accepted,
      long rejected,
      long delivered,
      long calls,
      Sums nanos,
      Sums milliseconds) {

    public long judged() {
      return accepted + rejected;
    }
  }

  /**
   * A figure over the judged tasks of an arm.
   *
   * @param sum of all tasks
   * @param squares sum of the squares of all tasks
   */
  record Sums(BigInteger sum, BigInteger squares) {

    public static final Sums NONE = new Sums(BigInteger.ZERO, BigInteger.ZERO);

    /** With one task more. */
    public Sums plus(long figure) {
      BigInteger one = BigInteger.valueOf(figure);
      return new Sums(sum.add(one), squares.add(one.multiply(one)));
    }
  }
}
