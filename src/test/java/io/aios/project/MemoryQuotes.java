package io.aios.project;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Quotes in memory. */
public final class MemoryQuotes implements Quotes {

  private final Map<ProjectId, Quote> quotes = new ConcurrentHashMap<>();

  @Override
  public void keep(ProjectId project, Quote quote) {
    quotes.putIfAbsent(project, quote);
  }

  @Override
  public Optional<Quote> find(ProjectId project) {
    return Optional.ofNullable(quotes.get(project));
  }
}
