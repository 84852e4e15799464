package io.aios.llm.claude;

import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Prompt;
import io.aios.llm.http.Gauge;
import io.aios.llm.http.JsonBody;
import io.aios.llm.http.MalformedAnswerException;
import io.aios.llm.http.ModelHttp;
import io.aios.llm.http.ModelHttp.Exchange;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has many prompts answered within a day, at half the price. Thread-safe; nothing is streamed and
 * nothing is tried twice, so a lost answer to {@link #create} may mean a batch that nobody knows.
 */
final class ClaudeBatches {

  private static final String BATCHES = "/v1/messages/batches";
  private static final int MOST_PROMPTS = 10_000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final JsonMapper JSON = new JsonMapper();

  private final ModelHttp http;
  private final RequestWriter requests;
  private final CacheTtl cache;
  private final InstantSource clock;

  ClaudeBatches(ModelHttp http, RequestWriter requests, CacheTtl cache, InstantSource clock) {
    this.http = http;
    this.requests = requests;
    this.cache = cache;
    this.clock = clock;
  }

  /**
   * Hands in prompts for one model.
   *
   * @param prompts by an id of our own, 1 to 64 letters, digits, underscores and hyphens; 1 to
   *     10,000
   */
  State create(ModelId model, Map<String, Prompt> prompts) {
    if (prompts.isEmpty() || prompts.size() > MOST_PROMPTS) {
      throw new IllegalArgumentException("A batch has 1 to " + MOST_PROMPTS + " prompts");
    }
    ObjectNode body = JSON.createObjectNode();
    ArrayNode all = body.putArray("requests");
    prompts.forEach((id, prompt) ->
        all.addObject()
            .put("custom_id", requireId(id))
            .set("params", requests.whole(model, prompt)));
    return stateOf(http.post(BATCHES, JsonBody.bytes(body)));
  }

  /** How far a batch has come. */
  State state(String batch) {
    return stateOf(http.get(BATCHES + "/" + requireId(batch)));
  }

  /**
   * What became of each prompt of a batch that has ended.
   *
   * @param model the one that was asked
   */
  Results results(String batch, ModelId model) {
    return switch (http.get(BATCHES + "/" + requireId(batch) + "/results")) {
      case Exchange.Answered answered when answered.head().isSuccess() ->
          readResults(answered.body(), model);
      case Exchange.Answered refused ->
          new Results.Unknown(
              ErrorGrammar.answered(refused.head(), refused.body(), clock.instant()));
      case Exchange.Failed failed -> new Results.Unknown(failed.failure());
    };
  }

  private State stateOf(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered answered when answered.head().isSuccess() ->
          readState(answered.body());
      case Exchange.Answered refused ->
          new State.Unknown(ErrorGrammar.answered(refused.head(), refused.body(), clock.instant()));
      case Exchange.Failed failed -> new State.Unknown(failed.failure());
    };
  }

  private static State readState(String body) {
    try {
      JsonNode batch = JSON.readTree(body);
      String id = requireId(batch.path("id").asString(""));
      return switch (batch.path("processing_status").asString("")) {
        case "ended" -> new State.Ended(id);
        case "in_progress", "canceling" -> new State.Running(id);
        default -> new State.Unknown(unreadable());
      };
    } catch (JacksonException | IllegalArgumentException unreadable) {
      return new State.Unknown(unreadable());
    }
  }

  /** One line for each prompt, in any order. */
  private Results readResults(String lines, ModelId model) {
    Map<String, ModelResult> byId = new LinkedHashMap<>();
    try {
      lines
          .lines()
          .filter(line -> !line.isBlank())
          .map(JSON::readTree)
          .forEach(line ->
              byId.put(
                  requireId(line.path("custom_id").asString("")),
                  result(line.path("result"), model)));
    } catch (JacksonException | IllegalArgumentException unreadable) {
      return new Results.Unknown(unreadable());
    }
    return new Results.Ready(byId);
  }

  private ModelResult result(JsonNode result, ModelId model) {
    return switch (result.path("type").asString("")) {
      case "succeeded" -> message(result.path("message"), model);
      case "errored" -> failed(ErrorGrammar.reported(WireError.of(result.path("error"), "")));
      case "expired" -> failed(new ModelFailure.Overloaded("The batch ended before its turn came"));
      case "canceled" -> failed(new ModelFailure.Unavailable("The batch was cancelled"));
      default -> failed(unreadable());
    };
  }

  private ModelResult message(JsonNode message, ModelId model) {
    var reader =
        new ClaudeReader(
            new Assembly(model, cache, Listener.NONE), new Gauge(ErrorGrammar.RATES, clock));
    try {
      reader.whole(message);
    } catch (MalformedAnswerException malformed) {
      return failed(reader.broken("the batch has no whole message of it"));
    }
    return reader.result();
  }

  private static ModelResult failed(ModelFailure failure) {
    return new ModelResult.Failed(failure);
  }

  private static ModelFailure unreadable() {
    return new ModelFailure.Unavailable("The batch answered what its interface does not know of");
  }

  private static String requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "An id has 1 to 64 letters, digits, underscores and hyphens");
    }
    return id;
  }

  /** How far a batch has come. */
  sealed interface State {

    record Running(String id) implements State {}

    record Ended(String id) implements State {}

    record Unknown(ModelFailure why) implements State {}
  }

  /** What became of the prompts of a batch. */
  sealed interface Results {

    record Ready(Map<String, ModelResult> byId) implements Results {

      public Ready {
        byId = Map.copyOf(byId);
      }
    }

    record Unknown(ModelFailure why) implements Results {}
  }
}
