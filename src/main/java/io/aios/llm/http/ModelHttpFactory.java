package io.aios.llm.http;

/** Opens ways to providers, which share connections, threads and limits. Thread-safe. */
@FunctionalInterface
public interface ModelHttpFactory {

  /** The way to this endpoint; connects only when a request is sent. */
  ModelHttp open(Endpoint endpoint);
}
