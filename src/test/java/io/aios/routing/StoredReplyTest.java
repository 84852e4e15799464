package io.aios.routing;

import static io.aios.routing.RoutingCast.CATALOG;
import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Listener;
import io.aios.routing.Answer.Answered;
import org.junit.jupiter.api.Test;

/** What was paid for and stored is given back, whatever stands in the way of a new call. */
class StoredReplyTest extends RouterStage {

  @Test
  void isGivenBackWhenNoModelCanBeAskedAnyMore() {
    Answered paid = answered("1");

    Router none = router(CATALOG, policy(), ledger, steady());

    assertThat(none.ask(ask(), gate, Listener.NONE))
        .isInstanceOfSatisfying(
            Answered.class,
            again -> {
              assertThat(again.call()).isEqualTo(paid.call());
              assertThat(again.reply()).isEqualTo(paid.reply());
              assertThat(again.cost()).isEqualTo(paid.cost());
            });
    assertSpent("0.00015");
  }

  @Test
  void isGivenBackWhenTheMoneyIsUsedUp() {
    answered("0.005516");

    assertThat(router().ask(ask(), gate, Listener.NONE)).isInstanceOf(Answered.class);
    assertThat(one.calls()).hasSize(1);
  }
}
