package io.aios.llm.compatible;

import static io.aios.llm.compatible.Streamed.DONE;
import static io.aios.llm.compatible.Streamed.STOP;
import static io.aios.llm.compatible.Streamed.call;
import static io.aios.llm.compatible.Streamed.delta;
import static io.aios.llm.compatible.Streamed.failure;
import static io.aios.llm.compatible.Streamed.read;
import static io.aios.llm.compatible.Streamed.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelFailure;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.ToolCall;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallDraftsTest {

  @Test
  void wantsToolsEvenIfTheServerSaysThatItStopped() {
    Reply reply = reply(read(call(0, "a", "look", "{}"), STOP, DONE));

    assertThat(reply.stop()).isEqualTo(StopReason.TOOLS);
    assertThat(reply.calls()).containsExactly(new ToolCall("a", "look", "{}"));
  }

  @Test
  void keepsCallsApartThatShareAnIndex() {
    Reply reply =
        reply(
            read(
                call(0, "a", "look", "{'x':"),
                delta("{'tool_calls':[{'index':0,'function':{'arguments':'1}'}}]}"),
                call(0, "b", "look", "{}"),
                STOP,
                DONE));

    assertThat(reply.calls()).extracting(ToolCall::id).containsExactly("a", "b");
    assertThat(reply.calls().getFirst().arguments()).isEqualTo("{'x':1}");
  }

  @Test
  void namesCallsThatHaveNoIdAndFillsInMissingArguments() {
    Reply reply =
        reply(
            read(
                delta("{'tool_calls':[{'function':{'name':'look'}},{'function':{'name':'go'}}]}"),
                STOP,
                DONE));

    assertThat(reply.calls())
        .containsExactly(new ToolCall("call_0", "look", "{}"), new ToolCall("call_1", "go", "{}"));
  }

  @Test
  void readsArgumentsThatAreNoText() {
    Reply reply =
        reply(
            read(
                delta("{'tool_calls':[{'id':'a','function':{'name':'n','arguments':{'x':1}}}]}"),
                STOP,
                DONE));

    assertThat(reply.calls()).containsExactly(new ToolCall("a", "n", "{\"x\":1}"));
  }

  @Test
  void refusesToCollectCallsWithoutEnd() {
    String[] many =
        Stream.concat(
                Stream.iterate(0, index -> index + 1)
                    .limit(129)
                    .map(i -> call(i, "c" + i, "n", "")),
                Stream.of(STOP, DONE))
            .toArray(String[]::new);

    assertThat(failure(read(many))).isInstanceOf(ModelFailure.Interrupted.class);
  }
}
