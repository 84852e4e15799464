package io.aios.gateway.router;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.gateway.Stall;
import io.aios.project.IdSource;
import io.aios.routing.Market;
import io.aios.routing.Preview;
import io.aios.routing.RoutingPolicy;
import io.aios.routing.Steering;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

@GatewayController
@Tag(name = "Router")
final class PreviewController {

  private final RoutingPolicy policy;
  private final Stall stall;
  private final Steering steering;
  private final IdSource ids;

  PreviewController(
      RoutingPolicy policy, Stall stall, ObjectProvider<Steering> steerings, IdSource ids) {
    this.policy = policy;
    this.stall = stall;
    this.steering = Steering.all(steerings.orderedStream().toList());
    this.ids = ids;
  }

  @PostMapping(
      path = ApiPaths.API + "/router/preview",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Preview a decision of the router",
      description =
          "Ranks the models for a prompt as the router would at this moment, with the scores and"
              + " the reasons why others are out of the question. Calls no model and sets no money"
              + " aside.")
  PreviewView previewDecision(@RequestBody PreviewRequest request) {
    Market market = stall.market();
    var wish = new PreviewReader(market.catalog()).read(request, ids.next());
    Market affordable =
        wish.budget().isMoreThan(market.left()) ? market : market.withLeft(wish.budget());
    return PreviewView.of(Preview.of(wish.ask(), affordable, policy, steering));
  }
}
