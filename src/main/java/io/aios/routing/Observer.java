package io.aios.routing;

import io.aios.ledger.Statement;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.Reply;
import io.aios.money.Usd;
import java.time.Duration;
import java.util.List;

/**
 * Hears what a router does. Thread-safe and quick; whatever it throws is a bug.
 *
 * <p>It hears of each call on the thread that made it, after its end is booked.
 */
public interface Observer {

  /** Hears nothing. */
  Observer NONE = new Observer() {};

  /** Tells each of them, in their order. */
  static Observer all(List<Observer> observers) {
    List<Observer> told = List.copyOf(observers);
    return new Observer() {

      @Override
      public void decided(Ask ask, Choice choice) {
        told.forEach(one -> one.decided(ask, choice));
      }

      @Override
      public void settled(Ask ask, Reply reply, Usd cost, Pace pace) {
        told.forEach(one -> one.settled(ask, reply, cost, pace));
      }

      @Override
      public void failed(Ask ask, ModelId model, ModelFailure failure, Usd cost) {
        told.forEach(one -> one.failed(ask, model, failure, cost));
      }

      @Override
      public void warned(Ask ask, Statement account) {
        told.forEach(one -> one.warned(ask, account));
      }
    };
  }

  /** A model was chosen, or none was left. */
  default void decided(Ask ask, Choice choice) {}

  /** A call was settled. */
  default void settled(Ask ask, Reply reply, Usd cost, Pace pace) {}

  /** A call failed, at this cost. */
  default void failed(Ask ask, ModelId model, ModelFailure failure, Usd cost) {}

  /** A charge took an account over its soft limit. */
  default void warned(Ask ask, Statement account) {}

  /** What was chosen for an ask. */
  sealed interface Choice {

    /** This model, which answered. */
    record Chosen(ModelId model) implements Choice {}

    /** A reply that was paid for before, by this model. */
    record Replayed(ModelId model, Usd saved) implements Choice {}

    /** None. */
    record NobodyLeft() implements Choice {}
  }

  /**
   * How long a call took.
   *
   * @param firstToken until the first piece of the reply was heard; zero if none was
   */
  record Pace(Duration whole, Duration firstToken) {}
}
