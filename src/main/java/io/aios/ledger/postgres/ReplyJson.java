package io.aios.ledger.postgres;

import io.aios.llm.ModelId;
import io.aios.llm.Reasoning;
import io.aios.llm.Reply;
import io.aios.llm.ToolCall;
import java.util.List;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of what a reply has besides its text: two JSON arrays. */
final class ReplyJson {

  private static final TypeReference<List<StoredCall>> CALLS = new TypeReference<>() {};
  private static final TypeReference<List<StoredReasoning>> REASONING = new TypeReference<>() {};

  // Escaped, because a model may write half a surrogate pair or NUL, which PostgreSQL cannot carry.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private ReplyJson() {}

  static String calls(Reply reply) {
    return JSON.writeValueAsString(
        reply.calls().stream()
            .map(call -> new StoredCall(call.id(), call.name(), call.arguments()))
            .toList());
  }

  static List<ToolCall> readCalls(String json) {
    return JSON.readValue(json, CALLS).stream()
        .map(call -> new ToolCall(call.id(), call.name(), call.arguments()))
        .toList();
  }

  static String reasoning(Reply reply) {
    return JSON.writeValueAsString(
        reply.reasoning().stream()
            .map(one -> new StoredReasoning(one.writer().toString(), one.block()))
            .toList());
  }

  static List<Reasoning> readReasoning(String json) {
    return JSON.readValue(json, REASONING).stream()
        .map(one -> new Reasoning(ModelId.of(one.writer()), one.block()))
        .toList();
  }

  private record StoredCall(String id, String name, String arguments) {}

  private record StoredReasoning(String writer, String block) {}
}
