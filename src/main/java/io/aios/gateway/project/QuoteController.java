package io.aios.gateway.project;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.gateway.quote.Appraiser;
import io.aios.gateway.quote.QuoteView;
import io.aios.project.Templates;
import io.aios.routing.Catalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

@GatewayController
@Tag(name = "Costs")
final class QuoteController {

  private final Appraiser appraiser;
  private final Templates templates;
  private final Catalog catalog;
  private final ProjectsProperties limits;

  QuoteController(
      Appraiser appraiser, Templates templates, Catalog catalog, ProjectsProperties limits) {
    this.appraiser = appraiser;
    this.templates = templates;
    this.catalog = catalog;
    this.limits = limits;
  }

  @PostMapping(
      path = ApiPaths.API + "/quotes",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Quote a project",
      description =
          "Says what a request would cost and how long it would take, by step and in all, and"
              + " which models would be asked. Takes the body of submitting, stores nothing. Rests"
              + " on what came of earlier projects, and before there are five on figures of the"
              + " template; the answer says which.")
  QuoteView quoteProject(@RequestBody NewProject request) {
    return appraiser.view(RequestReader.read(request, templates, catalog, limits));
  }
}
