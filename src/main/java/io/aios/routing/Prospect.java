package io.aios.routing;

/**
 * What is to be expected of one task. What is neither right nor wrong was never accepted.
 *
 * @param cost expected cost of all attempts in US dollars, 0 or more
 * @param right probability that a right result is accepted
 * @param wrong probability that a wrong result is accepted
 */
public record Prospect(double cost, double right, double wrong) {

  /** Probability that a result is accepted. */
  public double accepted() {
    return right + wrong;
  }

  /** Share of the accepted results that is wrong; 0 if nothing is accepted. */
  public double leak() {
    return accepted() > 0 ? wrong / accepted() : 0;
  }

  /**
   * Expected cost over expected right results: what one right result costs in the long run.
   * Infinite if there is none.
   */
  public double costPerRight() {
    return right > 0 ? cost / right : Double.POSITIVE_INFINITY;
  }

  /** The same over all results that verification accepts. Infinite if there is none. */
  public double costPerAccepted() {
    return accepted() > 0 ? cost / accepted() : Double.POSITIVE_INFINITY;
  }

  /**
   * What is to be expected where a share of the tasks goes another way.
   *
   * @param share of the tasks that go the other way, 0 to 1
   */
  public Prospect mixedWith(Prospect other, double share) {
    return new Prospect(
        (1 - share) * cost + share * other.cost,
        (1 - share) * right + share * other.right,
        (1 - share) * wrong + share * other.wrong);
  }
}
