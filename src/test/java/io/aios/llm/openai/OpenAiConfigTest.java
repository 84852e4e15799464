package io.aios.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelCard;
import io.aios.llm.ModelCards;
import io.aios.llm.Origin;
import io.aios.llm.Provider;
import io.aios.llm.http.Endpoint;
import io.aios.llm.http.HttpLimits;
import io.aios.llm.http.ModelHttpFactory;
import io.aios.llm.http.Secret;
import io.aios.llm.http.WebModelHttpFactory;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OpenAiConfigTest {

  private static final String KEY = "aios.providers.openai.api-key=sk-test-0123456789";

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withUserConfiguration(OpenAiConfig.class)
          .withBean(ModelHttpFactory.class, () -> WebModelHttpFactory.of(HttpLimits.STANDARD))
          .withBean(ModelCards.class, () -> model -> ModelCard.PLAIN)
          .withBean(InstantSource.class, InstantSource::system);

  @ParameterizedTest
  @ValueSource(strings = {"", "aios.providers.openai.api-key=  "})
  void isOffWithoutAKeyAndSaysSoOnce(String property, CapturedOutput output) {
    application
        .withPropertyValues(property.isEmpty() ? new String[0] : new String[] {property})
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Provider.class));

    assertThat(output.getOut()).containsOnlyOnce("OPENAI_API_KEY");
  }

  @Test
  void isOnWithAKeyThatItNeverShows(CapturedOutput output) {
    application
        .withPropertyValues(KEY)
        .run(context -> {
          Provider provider = context.getBean(Provider.class);
          assertThat(provider.name()).isEqualTo("openai");
          assertThat(provider.origin()).isEqualTo(Origin.MODEL);
          assertThat(context.getBean(OpenAiProperties.class).toString()).doesNotContain("sk-test");
        });

    assertThat(output.getAll()).doesNotContain("sk-test", "OPENAI_API_KEY");
  }

  @Test
  void speaksToOpenAiUnlessToldOtherwise() {
    application
        .withPropertyValues(KEY, "aios.providers.openai.base-url= ")
        .run(context ->
            assertThat(context.getBean(OpenAiProperties.class).endpoint().base())
                .hasToString("https://api.openai.com/v1"));
  }

  @Test
  void sendsWhoPays() {
    application
        .withPropertyValues(
            KEY,
            "aios.providers.openai.base-url=http://localhost:9999/v1/",
            "aios.providers.openai.organization=org-a",
            "aios.providers.openai.project=proj_b",
            "aios.providers.openai.service-tier=flex",
            "aios.providers.openai.cache-key=none")
        .run(context -> {
          Endpoint endpoint = context.getBean(OpenAiProperties.class).endpoint();
          assertThat(endpoint.base()).hasToString("http://localhost:9999/v1");
          assertThat(endpoint.key()).isEqualTo(new Secret("sk-test-0123456789"));
          assertThat(endpoint.headers())
              .isEqualTo(
                  Map.of(
                      "Authorization", "Bearer sk-test-0123456789",
                      "OpenAI-Organization", "org-a",
                      "OpenAI-Project", "proj_b"));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base-url=api.openai.com/v1",
        "base-url=ftp://api.openai.com/v1",
        "base-url=https://me:secret@api.openai.com/v1",
        "base-url=https://api.openai.com/v1?key=secret",
        "base-url=https://",
        "base-url=not an address",
        "project=two words",
        "organization=\u00fcber",
        "api-key=two secret words",
        "service-tier=priority",
        "cache-key=always",
        "api-kye=secret"
      })
  void doesNotStartWithASettingThatCannotBe(String property) {
    application
        .withPropertyValues("aios.providers.openai." + property)
        .run(context -> {
          assertThat(context).hasFailed();
          assertThat(context.getStartupFailure()).hasStackTraceContaining("aios.providers.openai");
        });
  }
}
