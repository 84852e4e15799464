package io.aios.llm.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.llm.http.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class ServerSettingsTest {

  private static final String OLLAMA = "http://localhost:11434/v1";

  @Test
  void knowsNoServerUnlessOneIsNamed() {
    assertThat(ServerSettings.read(environment(Map.of()))).isEmpty();
  }

  @Test
  void readsTheEnvironment() {
    List<Server> servers =
        ServerSettings.read(
            environment(
                Map.of(
                    "AIOS_COMPATIBLE_OLLAMA_BASE_URL", OLLAMA,
                    "AIOS_COMPATIBLE_OLLAMA_API_KEY", "key-1\n",
                    "AIOS_COMPATIBLE_OLLAMA_KIND", "ollama",
                    "AIOS_COMPATIBLE_VLLM_BASE_URL", "https://gpu.example:8443/team/v1/",
                    "AIOS_COMPATIBLE_VLLM_KIND", "VLLM",
                    "AIOS_COMPATIBLE_VLLM_WITHOUT", "running-usage,TOKENIZE")));

    assertThat(servers)
        .containsExactly(
            new Server(
                "ollama",
                URI.create("http://localhost:11434"),
                "/v1",
                new Secret("key-1"),
                Dialect.OLLAMA),
            new Server(
                "vllm",
                URI.create("https://gpu.example:8443/team"),
                "/v1",
                Secret.NONE,
                Dialect.VLLM.with(Set.of(), Set.of(Feature.RUNNING_USAGE, Feature.TOKENIZE))));
  }

  @Test
  void readsAFile() {
    List<Server> servers =
        read(
            """
            aios:
              compatible:
                my-gateway:
                  base-url: https://gateway.example/api
                  api-key: key-2
                  with: [reasoning-effort, max-completion-tokens]
            """);

    assertThat(servers)
        .containsExactly(
            new Server(
                "my-gateway",
                URI.create("https://gateway.example/api"),
                "",
                new Secret("key-2"),
                Dialect.GENERIC.with(
                    Set.of(Feature.REASONING_EFFORT, Feature.MAX_COMPLETION_TOKENS), Set.of())));
  }

  @Test
  void completesAServerOfTheFileFromTheEnvironment() {
    StandardEnvironment environment =
        environment(Map.of("AIOS_COMPATIBLE_MY_GATEWAY_API_KEY", "key-3"));
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "file", Map.of("aios.compatible.my-gateway.base-url", "https://g.example/v1")));

    assertThat(ServerSettings.read(environment))
        .singleElement()
        .satisfies(server -> {
          assertThat(server.name()).isEqualTo("my-gateway");
          assertThat(server.key()).isEqualTo(new Secret("key-3"));
        });
  }

  @Test
  void leavesOutAServerWithABlankAddress() {
    assertThat(ServerSettings.read(environment(Map.of("AIOS_COMPATIBLE_OLLAMA_BASE_URL", " "))))
        .isEmpty();
  }

  @Test
  void givesAServerThatLoadsItsModelsTimeForThat() {
    assertThat(Cast.server("local", Dialect.OLLAMA).endpoint().patience()).hasMinutes(10);
    assertThat(Cast.server("local", Dialect.GENERIC).endpoint().patience()).isZero();
  }

  @Test
  void sendsTheKeyAsBearerAndOnlyIfThereIsOne() {
    assertThat(Cast.server("local", Dialect.OLLAMA).endpoint().headers()).isEmpty();

    var locked = Server.of("local", URI.create(OLLAMA), new Secret("key-4"), Dialect.OLLAMA);

    assertThat(locked.endpoint().headers())
        .containsExactly(Map.entry("Authorization", "Bearer key-4"));
    assertThat(locked.toString()).doesNotContain("key-4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:11434/v1",
        "ftp://localhost/v1",
        "http:///v1",
        "http://user:password@localhost/v1",
        "http://localhost/v1?key=1",
        "http://localhost/v1#here",
        "http://local host/v1",
      })
  void refusesWhatIsNoAddress(String url) {
    assertThatThrownBy(
            () -> ServerSettings.read(environment(Map.of("AIOS_COMPATIBLE_OLLAMA_BASE_URL", url))))
        .isInstanceOf(BindException.class)
        .satisfies(
            failure -> assertThat(reason(failure)).startsWith("base-url must be an address"));
  }

  @ParameterizedTest
  @CsvSource({
    "openai",
    "anthropic",
    "scripted",
    "Ollama",
    "9b",
    "under_score",
    "a-name-that-is-too-long-by-only-one",
  })
  void refusesNamesThatAreTakenOrMalformed(String name) {
    assertThatThrownBy(() ->
            read(
                """
                aios:
                  compatible:
                    "[%s]":
                      base-url: http://localhost/v1
                """
                    .formatted(name)))
        .isInstanceOf(BindException.class)
        .satisfies(failure -> assertThat(reason(failure)).startsWith("a server is named by"));
  }

  @Test
  void refusesAServerWithoutAnAddress() {
    assertThatThrownBy(
            () -> ServerSettings.read(environment(Map.of("AIOS_COMPATIBLE_VLLM_KIND", "vllm"))))
        .isInstanceOf(BindException.class)
        .satisfies(failure -> assertThat(reason(failure)).startsWith("vllm needs a base-url"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AIOS_COMPATIBLE_MY_LLM_BASE_URL",
        "AIOS_COMPATIBLE_OLLAMA_TOKEN",
        "AIOS_COMPATIBLE_BASE_URL",
      })
  void refusesAVariableThatSaysNothing(String variable) {
    for (Map<String, Object> others :
        List.<Map<String, Object>>of(Map.of(), Map.of("AIOS_COMPATIBLE_OLLAMA_BASE_URL", OLLAMA))) {
      Map<String, Object> variables = new HashMap<>(others);
      variables.put(variable, "http://secret/v1");

      assertThatThrownBy(() -> ServerSettings.read(environment(variables)))
          .isInstanceOf(BindException.class)
          .satisfies(failure ->
              assertThat(reason(failure))
                  .startsWith(variable + " is not understood")
                  .doesNotContain("secret"));
    }
  }

  @Test
  void readsAVariableInAnySpellingThatCounts() {
    StandardEnvironment environment =
        environment(
            Map.of(
                "AIOS_COMPATIBLE_OLLAMA_BASEURL", OLLAMA,
                "AIOS_COMPATIBLE_OLLAMA_WITHOUT_0_", "grammar",
                "AIOS_COMPATIBLE_VLLM_BASE_URL", ""));

    assertThat(ServerSettings.read(environment)).extracting(Server::name).containsExactly("ollama");
  }

  @Test
  void refusesASettingThatDoesNotExist() {
    assertThatThrownBy(() ->
            read(
                """
                aios:
                  compatible:
                    ollama:
                      base-url: http://localhost/v1
                      temperature: 0.7
                """))
        .isInstanceOf(BindException.class)
        .satisfies(failure -> assertThat(reason(failure)).contains("temperature"));
  }

  @Test
  void refusesAKindThatDoesNotExist() {
    assertThatThrownBy(() ->
            ServerSettings.read(
                environment(
                    Map.of(
                        "AIOS_COMPATIBLE_OLLAMA_BASE_URL",
                        OLLAMA,
                        "AIOS_COMPATIBLE_OLLAMA_KIND",
                        "lama"))))
        .isInstanceOf(BindException.class)
        .satisfies(failure -> assertThat(reason(failure)).contains("lama"));
  }

  private static String reason(Throwable failure) {
    return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
  }

  private static StandardEnvironment environment(Map<String, Object> variables) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .forEach(s -> environment.getPropertySources().remove(s.getName()));
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    return environment;
  }

  private static List<Server> read(String yaml) {
    StandardEnvironment environment = environment(Map.of());
    var file = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8));
    try {
      new YamlPropertySourceLoader()
          .load("file", file)
          .forEach(environment.getPropertySources()::addLast);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return ServerSettings.read(environment);
  }
}
