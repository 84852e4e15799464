package io.aios.project;

import java.util.UUID;

class MemoryQuotesTest extends QuotesContract {

  private final MemoryQuotes quotes = new MemoryQuotes();

  @Override
  protected Quotes quotes() {
    return quotes;
  }

  @Override
  protected ProjectId submitted() {
    return new ProjectId(UUID.randomUUID());
  }
}
