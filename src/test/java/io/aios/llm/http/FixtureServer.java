package io.aios.llm.http;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;

/** Serves all fixtures: each answers a request whose header {@code X-Fixture} names it. */
public final class FixtureServer implements AutoCloseable {

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().usingFilesUnderDirectory(Fixture.ROOT.toString()));

  public FixtureServer() {
    server.start();
  }

  public String url() {
    return server.baseUrl();
  }

  /** For what requests it has seen. */
  public WireMockServer wireMock() {
    return server;
  }

  @Override
  public void close() {
    server.stop();
  }
}
