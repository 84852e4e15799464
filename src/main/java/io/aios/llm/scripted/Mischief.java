package io.aios.llm.scripted;

/**
 * Ways in which a scripted reply can be wrong, each the picture of something that models do or that
 * an attacker would have them do. A constant that does not fit the reply, such as a broken plan
 * where files are asked for, changes nothing.
 */
public enum Mischief {
  /** A further file named {@code ../../etc/passwd}. */
  PARENT_PATH,
  /** A further file named {@code /etc/passwd}. */
  ABSOLUTE_PATH,
  /** A further file with NUL in its name. */
  NUL_PATH,
  /** A further file whose folders are separated by backslashes. */
  BACKSLASH_PATH,
  /** A further file in a folder that no step owns. */
  UNOWNED_FILE,
  /** 10,000 further files, whatever the limit of the reply. */
  TEN_THOUSAND_FILES,
  /** 50 MB in the largest file, whatever the limit of the reply. */
  HUGE_FILE,
  /** Nothing in the largest file. */
  EMPTY_FILE,
  /** Only a promise in the largest file. */
  PLACEHOLDER_FILE,
  /** The largest file is left out. */
  MISSING_FILE,
  /** Every JSON file breaks off. */
  BROKEN_JSON,
  /** Every YAML file ends in a bracket that nobody closes. */
  BROKEN_YAML,
  /** Every Python file ends in a line that is no Python. */
  BROKEN_PYTHON,
  /** The last file block is never closed. */
  UNCLOSED_FILE,
  /** Prose instead of what was asked for. */
  GARBLED,
  /** No text at all. */
  SILENT,
  /** Cut in the middle for want of tokens; goes on when asked to. */
  TRUNCATED,
  /** Never comes to an end, however often it is continued. */
  ENDLESS,
  /** The CTO's plan is no JSON. */
  BROKEN_PLAN,
  /** Two steps of the CTO's plan wait for each other. */
  CIRCULAR_PLAN,
  /** The CTO's contract is YAML, but no OpenAPI. */
  INVALID_CONTRACT,
  /** The backend leaves out what the contract says about single records. */
  MISSING_ROUTE,
  /** The frontend calls a route that the contract does not have. */
  UNKNOWN_ROUTE;

  /** Whether the reply ignores how many tokens it may have. */
  boolean overrunsLimit() {
    return this == TEN_THOUSAND_FILES || this == HUGE_FILE;
  }
}
