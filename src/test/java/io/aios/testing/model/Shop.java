package io.aios.testing.model;

/**
 * What both dialects sell from.
 *
 * @param key the only one that is accepted
 */
record Shop(Assortment assortment, Author author, PromptCache cache, Bill bill, String key) {

  /** What a call costs, written on the bill. */
  void charge(
      HttpCall call, int number, SoldModel model, Consumption used, Bill.Delivery delivery) {
    bill.charge(
        new Bill.Line(
            number, Digests.of(call.body()), model.id(), used, model.price(used), delivery));
  }

  void checkKey(String given) {
    if (!given.equals(key)) {
      throw new Complaint(401, "authentication_error", "invalid_api_key", "invalid key: " + given);
    }
  }

  /** The faults that happen before a word is written. */
  static void failEarly(Fault fault) {
    switch (fault) {
      case RATE_LIMITED ->
          throw new Complaint(
              429, "rate_limit_error", "rate_limit_exceeded", "Too many tokens per minute");
      case OVERLOADED -> throw new Complaint(529, "overloaded_error", "slow_down", "Overloaded");
      case UNAVAILABLE ->
          throw new Complaint(503, "api_error", "server_is_overloaded", "Please try again later");
      case NONE, CUT_IN_TEXT, CUT_BEFORE_END, ERROR_IN_TEXT -> {}
    }
  }
}
