package io.aios.llm;

class MemoryProviderReportsTest extends ProviderReportsContract {

  private final ProviderReports reports = new MemoryProviderReports();

  @Override
  protected ProviderReports reports() {
    return reports;
  }
}
