package io.aios.llm.http;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelResult;

/**
 * Sends requests to one {@link Endpoint}, within deadlines and limits. Thread-safe; blocks the
 * calling (virtual) thread. Redirects are not followed, and nothing is sent twice.
 */
public interface ModelHttp {

  /**
   * Posts a request for a completion and has the reader read what comes back, on the calling
   * thread.
   *
   * @param path begins with a slash
   * @param body JSON
   */
  ModelResult complete(String path, byte[] body, AnswerReader reader);

  /** Posts JSON and waits for the whole answer. */
  Exchange post(String path, byte[] body);

  /** Gets a document. */
  Exchange get(String path);

  /** How a request for a whole document ended. */
  sealed interface Exchange {

    /** It was answered, with whatever status. */
    record Answered(AnswerHead head, String body) implements Exchange {}

    /** It was not: the provider cannot be reached, or took too long. */
    record Failed(ModelFailure failure) implements Exchange {}
  }
}
