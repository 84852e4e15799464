package io.aios.routing;

import static io.aios.routing.RoutingCast.CATALOG;
import static io.aios.routing.RoutingCast.CHEAP;
import static io.aios.routing.RoutingCast.DEAR;
import static io.aios.routing.RoutingCast.SOLID;
import static io.aios.routing.RoutingCast.able;
import static io.aios.routing.RoutingCast.ask;
import static io.aios.routing.RoutingCast.offers;
import static io.aios.routing.RoutingCast.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelId;
import io.aios.llm.ReplyShape;
import io.aios.routing.Answer.Obstacle;
import io.aios.routing.Conditions.Closure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is looked at when the filters have judged each model: schemas, and rejected replies. */
class SelectionTest {

  private static final ReplyShape JSON = new ReplyShape.Json("opinion", "{}");

  private final RoutingPolicy policy = new ScoringPolicy(new ByteEstimate(), 0);

  @Test
  void excludesModelsThatCannotBeHeldToASchema() {
    Offer strict = able(SOLID, false, true);

    Ranking ranking = rank(ask(Tier.ECONOMY, RoutingCast.prompt().with(JSON)), CHEAP, strict);

    assertThat(offers(ranking)).containsExactly(strict);
    assertThat(reason(ranking, CHEAP)).isEqualTo("it cannot be held to a JSON schema");
    assertThat(ranking.remarks()).isEmpty();
  }

  @Test
  void letsOthersTryWhereNoneCanBeHeldToASchemaAndSaysSo() {
    Ranking ranking = rank(ask(Tier.ECONOMY, RoutingCast.prompt().with(JSON)), CHEAP, SOLID);

    assertThat(offers(ranking)).containsExactly(CHEAP, SOLID);
    assertThat(ranking.remarks())
        .containsExactly("no model that is left can be held to the JSON schema");
  }

  @Test
  void asksOnlyBetterModelsAfterARejection() {
    Ranking ranking = rank(rejecting(SOLID), CHEAP, SOLID, DEAR);

    assertThat(offers(ranking)).containsExactly(DEAR);
    assertThat(reason(ranking, CHEAP))
        .isEqualTo(reason(ranking, SOLID))
        .isEqualTo("it is not expected to do better than those whose replies were rejected");
  }

  @Test
  void asksARejectedModelAgainWhereNoneIsBetterAndSaysSo() {
    Ranking ranking = rank(rejecting(SOLID, DEAR), CHEAP, SOLID, DEAR);

    assertThat(offers(ranking)).containsExactly(SOLID, DEAR);
    assertThat(ranking.excluded()).extracting(Obstacle::model).containsExactly("one/cheap");
    assertThat(ranking.remarks())
        .containsExactly(
            "no model that is left is expected to do better than those that were rejected");
  }

  @Test
  void asksWhoIsLeftWhereTheRejectedModelIsGone() {
    Ask rejecting = rejecting(DEAR);
    var closed = Map.of("two", new Closure("its breaker is open", Duration.ofSeconds(30)));

    Ranking ranking =
        policy.rank(rejecting, RoutingCast.closed(RoutingCast.market(CATALOG), closed));

    assertThat(offers(ranking)).containsExactly(CHEAP, SOLID);
    assertThat(ranking.remarks()).hasSize(1);
  }

  @Test
  void knowsARejectedModelByItsAlias() {
    var alias = new ModelId("one", "solid-latest");
    var catalog = new Catalog(List.of(CHEAP, SOLID, DEAR), Map.of(alias, SOLID.model()));
    Ask rejecting = RoutingCast.rejecting(ask(), alias);

    assertThat(offers(policy.rank(rejecting, RoutingCast.market(catalog)))).containsExactly(DEAR);
  }

  private static Ask rejecting(Offer... rejected) {
    return RoutingCast.rejecting(
        ask(), Stream.of(rejected).map(Offer::model).toArray(ModelId[]::new));
  }

  private Ranking rank(Ask ask, Offer... offers) {
    return rank(ask, new Catalog(List.of(offers)), RoutingCast.TODAY);
  }

  private Ranking rank(Ask ask, Catalog catalog, LocalDate today) {
    return policy.rank(ask, Market.fresh(catalog, today, Set.of("one", "two")));
  }
}
