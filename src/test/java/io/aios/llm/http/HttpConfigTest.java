package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

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
}
