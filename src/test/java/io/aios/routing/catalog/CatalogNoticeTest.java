package io.aios.routing.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.Providers;
import io.aios.routing.Catalog;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CatalogNoticeTest {

  private final Catalog catalog = shipped();

  @Test
  void warnsOnceOfAModelThatRetiresInThirtyDays(CapturedOutput log) {
    start("2026-11-22", "anthropic");

    assertThat(log)
        .containsOnlyOnce("retires on")
        .contains("anthropic/claude-sonnet-4-5-20250929 retires on 2026-11-30")
        .contains("names claude-sonnet-5-5 as replacement");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-30, 0",
    "2026-10-31, 1",
    "2026-11-29, 1",
    "2026-11-30, 0",
    "2026-12-14, 0",
  })
  void warnsOnTheLastThirtyDaysOnly(String today, int times, CapturedOutput log) {
    start(today, "anthropic");

    assertThat(log.toString().split("retires on", -1)).hasSize(times + 1);
  }

  @Test
  void saysSoIfNoReplacementIsKnown(CapturedOutput log) {
    start("2027-03-31", "openai");

    assertThat(log).contains("gpt-5.4-nano retires on 2027-04-01", "names no replacement");
  }

  @Test
  void isSilentAboutModelsThatCannotBeCalledAnyway(CapturedOutput log) {
    start("2026-11-22", "openai");

    assertThat(log).doesNotContain("retires on");
  }

  @Test
  void warnsOfAServerOfWhichNoModelIsKnown(CapturedOutput log) {
    start("2026-11-22", "gpu");

    assertThat(log).containsOnlyOnce("The catalog has no model of gpu, so none of it is called");
  }

  private void start(String today, String provider) {
    var providers = new Providers(List.of(new Silent(provider)));
    new CatalogNotice(catalog, providers, LocalDate.parse(today)).afterSingletonsInstantiated();
  }

  private static Catalog shipped() {
    var none = CatalogCast.settings();
    return new CatalogConfig().catalog(none, InstantSource.fixed(Instant.EPOCH));
  }

  private record Silent(String name) implements Provider {

    @Override
    public Origin origin() {
      return Origin.MODEL;
    }

    @Override
    public ModelResult complete(ModelId model, Prompt prompt, Listener listener) {
      throw new AssertionError("is not called");
    }

    @Override
    public Health check() {
      throw new AssertionError("is not called");
    }
  }
}
