package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.MapPropertySource;

class HttpConfigTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class))
          .withUserConfiguration(HttpConfig.class);

  @Test
  void offersOneFactoryWithTheStandardLimits() {
    application.run(context -> {
      assertThat(context).hasSingleBean(ModelHttpFactory.class);
      assertThat(context.getBean(HttpLimits.class)).isEqualTo(HttpLimits.STANDARD);
    });
  }

  @Test
  void doesNotStartWithASettingThatDoesNotExist() {
    application
        .withPropertyValues("aios.providers.http.idle-time=3s")
        .run(context -> assertThat(context).hasFailed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ANTHROPIC_API_KEY",
        "OPENAI_API_KEY",
        "AIOS_COMPATIBLE_GPU_API_KEY",
        "aios.providers.claude.api-key",
        "aios.providers.claude.apiKey",
        "aios.compatible.gpu.api-key",
        "spring.datasource.password"
      })
  void showsNoKeyWhereAllValuesAreShown(String setting) {
    application.run(context -> assertThat(shown(context, setting)).isEqualTo("******"));
  }

  @Test
  void showsWhatIsNoSecret() {
    application.run(context -> assertThat(shown(context, "server.port")).isEqualTo("sk-secret"));
  }

  private static @Nullable Object shown(ApplicationContext context, String setting) {
    var source = new MapPropertySource("test", Map.of(setting, "sk-secret"));
    var data = new SanitizableData(source, setting, "sk-secret");
    return context.getBean(SanitizingFunction.class).applyUnlessFiltered(data).getValue();
  }
}
