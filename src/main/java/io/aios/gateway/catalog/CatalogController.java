package io.aios.gateway.catalog;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.llm.ProviderReports;
import io.aios.project.Tasks;
import io.aios.project.Templates;
import io.aios.project.WorkerReports;
import io.aios.routing.Market;
import io.aios.routing.Markets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@GatewayController
@RequestMapping(path = ApiPaths.API, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Catalog")
final class CatalogController {

  private final Tasks tasks;
  private final WorkerReports workers;
  private final Markets markets;
  private final ProviderReports reports;
  private final Templates templates;
  private final InstantSource clock;

  CatalogController(
      Tasks tasks,
      WorkerReports workers,
      Markets markets,
      ProviderReports reports,
      Templates templates,
      InstantSource clock) {
    this.tasks = tasks;
    this.workers = workers;
    this.markets = markets;
    this.reports = reports;
    this.templates = templates;
    this.clock = clock;
  }

  @GetMapping("/agents")
  @Operation(
      summary = "List the agents",
      description =
          "Each kind with what it is doing, what waits for it and which workers serve it, over all"
              + " projects.")
  AgentsView listAgents() {
    return AgentsView.of(tasks.load(), workers.current(clock.instant()));
  }

  @GetMapping("/models")
  @Operation(
      summary = "List the models",
      description =
          "Each with its price, tier, limits and abilities, whether a worker can call it, and what"
              + " became of its replies. A model that is not here is not asked.")
  ModelsView listModels() {
    Instant now = clock.instant();
    Set<String> served = reports.served(now);
    Market market = markets.now();
    return ModelsView.of(
        market.catalog(), served, LocalDate.ofInstant(now, ZoneOffset.UTC), market.record());
  }

  @GetMapping("/templates")
  @Operation(
      summary = "List the templates",
      description = "What can be built; the first one is used when a request names none.")
  TemplatesView listTemplates() {
    return TemplatesView.of(templates);
  }
}
