package io.aios.database;

/** Whose the sessions of the database are. */
public enum Sessions {
  /** A connection has one session from its beginning to its end, so settings may stay in it. */
  OWN,

  /** A pooler lends one for each transaction; a setting would go on to whoever gets it next. */
  LENT
}
