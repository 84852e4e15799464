package io.aios.project;

import java.util.Optional;

/** What projects were expected to cost when they were submitted. Thread-safe. */
public interface Quotes {

  /** Keeps the quote of a project; the first one stays. Joins the caller's transaction. */
  void keep(ProjectId project, Quote quote);

  /** The quote; empty if the project has none. */
  Optional<Quote> find(ProjectId project);
}
