package io.aios.llm.compatible;

import io.aios.llm.ModelResult;
import io.aios.llm.http.AnswerHead;
import io.aios.llm.http.AnswerIntake;
import io.aios.llm.http.AnswerReader;
import io.aios.llm.http.ModelHttp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Answers every request the same, without a network, and keeps what was asked. */
final class Replay implements ModelHttp {

  private static final int LONGEST = 1024 * 1024;

  private final AnswerHead head;
  private final byte[] body;
  private final List<String> paths = new ArrayList<>();
  private final List<byte[]> sent = new ArrayList<>();

  Replay(int status, String type, byte[] body) {
    this(status, Map.of("content-type", type), body);
  }

  Replay(int status, Map<String, String> headers, byte[] body) {
    Map<String, List<String>> lists = new HashMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    this.head = new AnswerHead(status, lists);
    this.body = body;
  }

  static Replay stream(String body) {
    return new Replay(200, "text/event-stream", body.getBytes(StandardCharsets.UTF_8));
  }

  static Replay document(int status, String body) {
    return new Replay(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  List<String> paths() {
    return paths;
  }

  List<byte[]> sent() {
    return sent;
  }

  @Override
  public ModelResult complete(String path, byte[] request, AnswerReader reader) {
    paths.add(path);
    sent.add(request);
    if (!head.isSuccess()) {
      return new ModelResult.Failed(reader.refused(head, text()));
    }
    reader.head(head);
    if (head.header("content-type").orElse("").equals("text/event-stream")) {
      var intake = new AnswerIntake(reader, LONGEST);
      intake.take(body);
      return intake.end("the connection was closed");
    }
    reader.whole(new JsonMapper().readTree(body));
    return reader.result();
  }

  @Override
  public Exchange post(String path, byte[] request) {
    sent.add(request);
    return get(path);
  }

  @Override
  public Exchange get(String path) {
    paths.add(path);
    return new Exchange.Answered(head, text());
  }

  private String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
