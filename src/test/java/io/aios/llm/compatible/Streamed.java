package io.aios.llm.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelResult;
import io.aios.llm.Reply;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Streams of a few pieces, written by hand. */
final class Streamed {

  static final String HELLO = delta("{'content':'Hello'}");
  static final String STOP = "{'choices':[{'delta':{},'finish_reason':'stop'}]}";
  static final String DONE = "[DONE]";

  private Streamed() {}

  static String delta(String delta) {
    return "{'choices':[{'index':0,'delta':" + delta + ",'finish_reason':null}]}";
  }

  static String call(int index, String id, String name, String arguments) {
    return delta(
        "{'tool_calls':[{'index':%d,'id':'%s','function':{'name':'%s','arguments':\"%s\"}}]}"
            .formatted(index, id, name, arguments));
  }

  static ModelResult read(String... data) {
    return read(Listener.NONE, data);
  }

  static ModelResult read(Listener listener, String... data) {
    String stream =
        Stream.of(data).map(line -> "data: " + json(line) + "\n\n").collect(Collectors.joining());
    return Cast.provider(Dialect.GENERIC, Replay.stream(stream))
        .complete(Cast.model("any"), Cast.greeting(), listener);
  }

  /** Quotes are single for legibility; within double ones they stay. */
  private static String json(String line) {
    var json = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      inside ^= letter == '"';
      json.append(letter == '\'' && !inside ? '"' : letter);
    }
    return json.toString();
  }

  static Reply reply(ModelResult result) {
    assertThat(result).isInstanceOf(ModelResult.Replied.class);
    return ((ModelResult.Replied) result).reply();
  }

  static ModelFailure failure(ModelResult result) {
    assertThat(result).isInstanceOf(ModelResult.Failed.class);
    return ((ModelResult.Failed) result).failure();
  }
}
