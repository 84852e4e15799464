package io.aios.gateway.provider;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.llm.ProviderReports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@GatewayController
@RequestMapping(path = ApiPaths.API, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Catalog")
final class ProviderController {

  private final ProviderReports reports;
  private final InstantSource clock;

  ProviderController(ProviderReports reports, InstantSource clock) {
    this.reports = reports;
    this.clock = clock;
  }

  @GetMapping("/providers")
  @Operation(
      summary = "List the providers of models",
      description =
          "Each as every worker sees it: whether it can be reached, whether calls are let through,"
              + " how long they take and what went wrong last. Workers tell it every few seconds;"
              + " one that has said nothing for a minute is left out.")
  ProvidersView listProviders() {
    return ProvidersView.of(reports.current(clock.instant()));
  }
}
