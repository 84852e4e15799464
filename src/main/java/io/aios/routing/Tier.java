package io.aios.routing;

/** How capable a model has to be, cheapest first. */
public enum Tier {
  ECONOMY,
  STANDARD,
  PREMIUM;

  /** The next tier up; the highest stays where it is. */
  public Tier higher() {
    return switch (this) {
      case ECONOMY -> STANDARD;
      case STANDARD, PREMIUM -> PREMIUM;
    };
  }

  /** The next tier down; the lowest stays where it is. */
  public Tier lower() {
    return switch (this) {
      case PREMIUM -> STANDARD;
      case STANDARD, ECONOMY -> ECONOMY;
    };
  }
}
