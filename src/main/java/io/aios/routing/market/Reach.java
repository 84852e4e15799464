package io.aios.routing.market;

/** Whom the decisions of a process are about. */
enum Reach {
  /** It calls providers itself: only those that it can call count. */
  OWN,
  /** It only says how others would decide: those count that they report, if any do. */
  REPORTED
}
