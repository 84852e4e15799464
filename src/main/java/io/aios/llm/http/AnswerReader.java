package io.aios.llm.http;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelResult;
import tools.jackson.databind.JsonNode;

/**
 * Reads one answer of a provider while it arrives. For one thread and one answer.
 *
 * <p>A stream is fed event by event, an answer that is no stream as a whole; then {@link #result}
 * or {@link #broken} is asked for, once.
 */
public interface AnswerReader {

  /** Takes in the head of an answer with status 2xx, before anything else of it. */
  default void head(AnswerHead head) {}

  /**
   * Takes in one event of a stream.
   *
   * @throws RuntimeException if it is not what the provider's interface promises; the answer then
   *     counts as broken. A {@link MalformedAnswerException} says why in its own words
   */
  void event(SseEvent event);

  /**
   * Takes in an answer that is one JSON document, with status 2xx.
   *
   * @throws RuntimeException as for an event
   */
  void whole(JsonNode body);

  /** Whether the answer has reached its own end: nothing after it matters. */
  boolean isComplete();

  /** What the answer says; asked for only once it is complete. */
  ModelResult result();

  /**
   * What an answer amounts to that ended, or was cut, before it was complete.
   *
   * @param why in one sentence without secrets
   */
  ModelFailure broken(String why);

  /**
   * What an answer with another status than 2xx means.
   *
   * @param body its text, at most 64 KiB of it; not always JSON
   */
  ModelFailure refused(AnswerHead head, String body);
}
