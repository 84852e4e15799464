package io.aios.routing;

/**
 * How well verification tells right results from wrong ones.
 *
 * @param passesRight share of the right results that it accepts, 0 to 1
 * @param passesWrong share of the wrong results that it accepts, 0 to 1
 */
public record Scrutiny(double passesRight, double passesWrong) {

  /** Accepts all that is right, and nothing else. */
  public static final Scrutiny PERFECT = new Scrutiny(1, 0);

  /** Accepts everything, as if nobody looked. */
  public static final Scrutiny NONE = new Scrutiny(1, 1);

  public Scrutiny {
    if (!isShare(passesRight) || !isShare(passesWrong)) {
      throw new IllegalArgumentException("The rates of verification are 0 to 1");
    }
  }

  static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }
}
