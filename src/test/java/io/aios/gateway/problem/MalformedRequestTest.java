package io.aios.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client library would send. */
@GatewayTest
class MalformedRequestTest {

  private final GatewayClient client;

  MalformedRequestTest(GatewayClient client) {
    this.client = client;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/projects/%zz",
        "/api/v1/projects/%2F",
        "/api/v1/projects/%00",
        "/api/v1/projects/[",
        "/api/v1/projects/..%2f..%2fetc",
        "/api/v1/../../..",
        "/api/v1/projects/a\\b",
        "/api/v1/projects?cursor=%zz",
        "/api/v1/projects?limit=%",
      })
  void answersWithProblem(String target) throws IOException {
    String answer = exchange("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(answer).containsIgnoringCase("Content-Type: application/problem+json");
    assertThat(answer).contains("\"type\":\"urn:aios:problem:malformed\"").doesNotContain("<html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"G\u0000T / HTTP/1.1", "GET / HTTP/9.9", "nonsense"})
  void answersWithoutHtml(String line) throws IOException {
    String answer = exchange(line + "\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).matches("(?s)HTTP/1.1 [45]0\\d.*").doesNotContain("<html");
  }

  private String exchange(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), client.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
