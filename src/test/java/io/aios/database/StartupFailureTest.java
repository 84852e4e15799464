package io.aios.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@ExtendWith(OutputCaptureExtension.class)
class StartupFailureTest {

  @Test
  void unwritableDirectoryIsOneSentence(@TempDir Path parent, CapturedOutput output)
      throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(() -> start("--aios.database.directory=" + file.resolve("data")));

    assertOneSentence(output, "AIOS did not start: The database directory .* make it writable, .*");
  }

  @Test
  void usedDirectoryIsOneSentence(@TempDir Path directory, CapturedOutput output) {
    try (DirectoryLock held = DirectoryLock.take(directory)) {
      assertThat(held).isNotNull();

      assertThatThrownBy(() -> start("--aios.database.directory=" + directory));
    }

    assertOneSentence(output, "AIOS did not start: The database directory .* is in use by .*");
  }

  @Test
  void unreachableDatabaseIsOneSentenceWithoutItsPassword(CapturedOutput output) {
    assertThatThrownBy(
        () -> start("--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/x?password=secret"));

    assertOneSentence(
        output, "AIOS did not start: The database at jdbc:postgresql://127.0.0.1:1/x cannot .*");
    assertThat(output).doesNotContain("secret");
  }

  @Test
  void wrongTypeIsOneSentence(CapturedOutput output) {
    assertThatThrownBy(() -> start("--aios.database.max-connections=many"));

    assertOneSentence(
        output, "AIOS did not start: The setting aios.database.max-connections .* not valid.*");
  }

  @Test
  void valueOutOfRangeIsOneSentence(CapturedOutput output) {
    assertThatThrownBy(() -> start("--aios.database.max-connections=1"));

    assertOneSentence(
        output,
        "AIOS did not start: The setting aios.database.max-connections .* must be greater than"
            + " or equal to 10.*");
  }

  @Test
  void unknownSettingIsOneSentence(CapturedOutput output) {
    assertThatThrownBy(() -> start("--aios.database.max-connection=20"));

    assertOneSentence(
        output, "AIOS did not start: The setting aios.database.max-connection .* not exist.*");
  }

  private static void start(String argument) {
    new SpringApplicationBuilder(Wiring.class)
        .web(WebApplicationType.NONE)
        .run(argument, "--spring.main.banner-mode=off");
  }

  private static void assertOneSentence(CapturedOutput output, String sentence) {
    assertThat(output.toString().lines().filter(line -> line.contains(" ERROR ")))
        .singleElement()
        .asString()
        .matches(".*" + sentence + "\\.");
    assertThat(output).doesNotContain("\tat ");
  }

  @Configuration(proxyBeanMethods = false)
  @Import({EmbeddedPostgresConfig.class, DatabaseConfig.class})
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
  })
  static class Wiring {}
}
