package io.aios.routing;

/**
 * How well a model does in public benchmarks, as others have measured it.
 *
 * @param figure a composite of 0 to 100; NaN if none is published
 */
public record Quality(double figure) {

  /** Nothing is published, and nothing is guessed. */
  public static final Quality UNKNOWN = new Quality(Double.NaN);

  public Quality {
    if (figure < 0 || figure > 100) {
      throw new IllegalArgumentException("A quality is 0 to 100, not " + figure);
    }
  }

  public boolean isKnown() {
    return !Double.isNaN(figure);
  }
}
