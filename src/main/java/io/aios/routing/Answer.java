package io.aios.routing;

import io.aios.ledger.AccountId;
import io.aios.llm.Reply;
import io.aios.money.Usd;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** How an {@link Ask} ended. */
public sealed interface Answer {

  /**
   * A model replied, and the reply is paid for and stored.
   *
   * @param call the line of the ledger that stores it
   * @param cost what was charged for it, now or by an earlier attempt that had the same answer
   * @param decision why this model, in words for a person
   */
  record Answered(UUID call, Reply reply, Usd cost, String decision) implements Answer {}

  /**
   * No model could be asked, or none replied.
   *
   * @param obstacles each model that was considered with its reason
   * @param hope whether asking again later can help
   */
  record Unanswered(List<Obstacle> obstacles, Hope hope) implements Answer {

    public Unanswered {
      obstacles = List.copyOf(obstacles);
    }

    /** The obstacles in one sentence; models with the same one are counted. */
    public String reason() {
      return obstacles.isEmpty() ? "no model is configured" : Reasons.of(obstacles);
    }
  }

  /**
   * Why a model did not answer.
   *
   * @param model the model, the provider that is not there, or the account that had too little
   *     money
   */
  record Obstacle(String model, String reason) {
    @Override
    public String toString() {
      return model + ": " + reason;
    }
  }

  /** Whether asking again can help. */
  sealed interface Hope {

    /** The same ask may be answered after this time. */
    record Later(Duration after) implements Hope {}

    /**
     * Not before a person has put money into the account.
     *
     * @param missing the least by which its limit has to be raised
     */
    record Funds(AccountId account, Usd missing) implements Hope {

      /** Name of the account, for those who know no ledger. */
      public String payer() {
        return account.value();
      }
    }

    /** Not without a person: keys or the prompt itself are in the way. */
    record None() implements Hope {}
  }
}
