package io.aios.routing;

import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Delta;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure.Overloaded;
import io.aios.llm.ModelFailure.Refused;
import io.aios.llm.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HearingTest extends RouterStage {

  private final List<String> heard = new ArrayList<>();

  private final Listener listener =
      new Listener() {

        @Override
        public void heard(Delta delta) {
          heard.add(delta.text());
        }

        @Override
        public void startsOver(String why) {
          heard.add("starts over: " + why);
        }
      };

  @Test
  void saysThatAnotherCallStartsOverBeforeItIsHeard() {
    one.fails(new Overloaded("busy"), new Refused("no", TokenUsage.NONE));
    open("1");

    router().ask(ask(), gate, listener);

    assertThat(heard)
        .containsExactly(
            "d", "starts over: overloaded: busy", "d", "starts over: refused: no", "d");
  }

  @Test
  void saysNothingWhenTheLastCallHasFailed() {
    two.fails(new Refused("no", TokenUsage.NONE));
    open("1");

    router().ask(ask(Tier.PREMIUM), gate, listener);

    assertThat(heard).containsExactly("d");
  }

  @Test
  void saysNothingOfACallThatWasNotHeard() {
    var hearing = new Hearing(listener);

    hearing.callStarts();
    hearing.heard(new Delta.Written(""));
    hearing.callFailed("silent");
    hearing.callStarts();

    assertThat(heard).containsExactly("");
  }

  @Test
  void doesNotSayTwiceWhatTheCallHasSaid() {
    var hearing = new Hearing(listener);

    hearing.heard(new Delta.Thought("hm"));
    hearing.startsOver("tried again within the call");
    hearing.callStarts();

    assertThat(heard).containsExactly("hm", "starts over: tried again within the call");
  }
}
