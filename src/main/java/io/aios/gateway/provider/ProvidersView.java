package io.aios.gateway.provider;

import io.aios.llm.Origin;
import io.aios.llm.ProviderReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All providers that some worker can call. */
record ProvidersView(List<ProviderView> providers) {

  static ProvidersView of(List<ProviderReport> reports) {
    SortedMap<String, List<ProviderReport>> byName =
        reports.stream()
            .collect(
                Collectors.groupingBy(
                    report -> report.status().provider(), TreeMap::new, Collectors.toList()));
    return new ProvidersView(
        byName.entrySet().stream()
            .map(entry -> ProviderView.of(entry.getKey(), entry.getValue()))
            .toList());
  }

  /** A provider as clients see it. */
  @Schema(description = "Who sells completions of models, as each worker sees it.")
  record ProviderView(
      @Schema(example = "anthropic") String name,
      @Schema(description = "Whether it answers offline, for play money.", example = "false")
          boolean simulated,
      @Schema(description = "The workers that can call it.") List<ProviderNodeView> nodes) {

    static ProviderView of(String name, List<ProviderReport> reports) {
      return new ProviderView(
          name,
          reports.stream().anyMatch(report -> report.status().origin() == Origin.SIMULATED),
          reports.stream().map(ProviderNodeView::of).toList());
    }
  }
}
