package io.aios.routing;

import static io.aios.routing.RoutingCast.CATALOG;
import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.CallLine;
import io.aios.llm.Listener;
import io.aios.money.Usd;
import io.aios.routing.Ranking.Candidate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreviewTest extends RouterStage {

  private final Market market = RoutingCast.market(CATALOG);

  @Test
  void choosesAndExplainsAsTheRouterDoes() {
    open("1");
    router().ask(ask(), gate, Listener.NONE);
    CallLine line = lines().getFirst();

    Preview preview = preview(market);

    assertThat(preview.decision()).isEqualTo(line.decision().summary());
    assertThat(preview.choice()).map(choice -> choice.offer().model()).contains(line.model());
  }

  @Test
  void leavesOutWhatMayCostMoreThanIsLeft() {
    Usd cheapest = preview(market).choice().map(Candidate::hold).orElseThrow();

    Preview preview = preview(market.withLeft(cheapest));

    assertThat(preview.ranking().candidates()).hasSize(1);
    assertThat(preview.ranking().excluded())
        .hasSize(2)
        .allSatisfy(obstacle ->
            assertThat(obstacle.reason()).endsWith("and " + cheapest + " USD are left"));
  }

  @Test
  void saysWhyNobodyCanBeAsked() {
    Preview preview = preview(market.ahead(Set.of()));

    assertThat(preview.choice()).isEmpty();
    assertThat(preview.decision()).contains("one: it is not configured");
  }

  @Test
  void isSteeredInOrder() {
    Steering fast = (ask, at) -> ask.with(ask.terms().with(Policy.SPEED));
    Steering labelled = (ask, at) -> ask.with(ask.terms().inArm(ask.terms().policy().word()));

    Preview preview = Preview.of(ask(), market, policy(), Steering.all(List.of(fast, labelled)));

    assertThat(preview.ask().terms().arm()).isEqualTo("speed");
    assertThat(preview.decision()).startsWith("speed: ");
  }

  private static Preview preview(Market market) {
    return Preview.of(ask(), market, policy(), Steering.all(List.of()));
  }
}
