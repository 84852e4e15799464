package io.aios.verification;

import java.util.List;

/** One rule that work must satisfy. Pure and thread-safe. */
public interface Check {

  /** Stable lower-case name, e.g. {@code planned-files}; a label in metrics. */
  String name();

  /** What is wrong with the work by this rule; empty if nothing, or if the rule does not apply. */
  List<Finding> examine(Submission submission);
}
