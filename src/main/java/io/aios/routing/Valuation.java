package io.aios.routing;

/** Values what is expected of a model by what a policy wants. A pure function, finite. */
@FunctionalInterface
interface Valuation {

  /** The higher, the earlier the model is asked. */
  double of(Outlook outlook);

  static Valuation of(Policy policy) {
    return switch (policy) {
      case COST -> new LeastCost();
      case BALANCED -> new Balance();
      case QUALITY -> new BestChance();
      case SPEED -> new LeastTime();
      case LOCAL_FIRST -> new LocalFirst();
    };
  }
}
