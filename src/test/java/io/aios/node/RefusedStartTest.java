package io.aios.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Import;

/** A node that cannot start says why in one sentence; Spring Boot then ends it with exit code 1. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {

  @Test
  void otherAddressIsOneSentence(CapturedOutput output) {
    assertThatThrownBy(() -> start("--server.address=0.0.0.0"));

    assertOneSentence(
        output,
        "AIOS did not start: server.address is '0.0.0.0', but without authentication AIOS only"
            + " listens on this machine; set it to 127.0.0.1, ::1 or localhost");
  }

  @Test
  void noRoleIsOneSentence(CapturedOutput output) {
    assertThatThrownBy(() -> start("--aios.node.roles="));

    assertOneSentence(output, "AIOS did not start: .*aios.node.roles must name at least one of .*");
  }

  @Test
  void unknownWordIsOneSentenceThatNamesTheKnownOnes(CapturedOutput output) {
    assertThatThrownBy(() -> start("--aios.node.roles=worker,secret"));

    assertOneSentence(
        output,
        "AIOS did not start: .*aios.node.roles.* is not valid:"
            + " it must be gateway, orchestrator or worker; .*");
    assertThat(output).doesNotContain("secret");
  }

  @Test
  void usedPortIsOneSentence(CapturedOutput output) throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start("--server.port=" + other.getLocalPort()));

      assertOneSentence(
          output, "AIOS did not start: .*[Pp]ort " + other.getLocalPort() + " .* in use.*");
    }
  }

  private static void start(String argument) {
    new SpringApplicationBuilder(Node.class).run(argument, "--spring.main.banner-mode=off").close();
  }

  private static void assertOneSentence(CapturedOutput output, String sentence) {
    assertThat(output.toString().lines().filter(line -> line.contains(" ERROR ")))
        .singleElement()
        .asString()
        .matches(".*" + sentence + "\\.");
    assertThat(output).doesNotContain("\tat ");
  }

  @Import(NodeConfig.class)
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class
  })
  static class Node {}
}
