package io.aios.testing.model;

/** How one provider speaks. Every method may throw a {@link Complaint}. */
interface Dialect {

  /**
   * Sells a completion.
   *
   * @param number of the call, from 1
   */
  HttpAnswer complete(HttpCall call, int number, Fault fault);

  /** Counts the tokens of a prompt, for nothing. */
  HttpAnswer count(HttpCall call);

  /** Lists what is for sale. */
  HttpAnswer models(HttpCall call);

  /** Says in its own words why a request is turned down. */
  HttpAnswer turnDown(Complaint complaint);
}
