package io.aios.llm.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptedProviderTest {

  private static final String CONTINUE = "<continue/>\nGo on exactly at the next character.";

  private final Provider provider = Studio.provider();
  private final Studio studio =
      new Studio(provider, "Café 🐙", "A bookshop with title and price 🐙");

  @Test
  void marksEveryReplyAsSimulated() {
    Reply reply = Studio.reply(provider, studio.specification());

    assertThat(reply.origin()).isEqualTo(Origin.SIMULATED);
    assertThat(reply.model()).isEqualTo(Studio.STANDARD);
    assertThat(reply.stop()).isEqualTo(StopReason.END);
  }

  @ParameterizedTest
  @ValueSource(strings = {"economy", "standard", "premium"})
  void answersAlikeByEveryModel(String model) {
    ModelResult result =
        provider.complete(new ModelId("scripted", model), studio.specification(), Listener.NONE);

    assertThat(result).isInstanceOf(ModelResult.Replied.class);
    assertThat(((ModelResult.Replied) result).reply().text())
        .isEqualTo(studio.text(studio.specification()));
  }

  @Test
  void countsOneTokenForEveryFourCharacters() {
    Prompt prompt = studio.specification();

    Reply reply = Studio.reply(provider, prompt);

    assertThat(reply.usage())
        .isEqualTo(TokenUsage.of((prompt.characters() + 3) / 4, (reply.text().length() + 3L) / 4));
    assertThat(Tokens.count(0)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scripted/enormous", "other/standard"})
  void offersNoModelsItDoesNotHave(String model) {
    assertThat(failure(provider.complete(ModelId.of(model), studio.specification(), Listener.NONE)))
        .isInstanceOf(ModelFailure.NotOffered.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Agent: JANITOR  | <brief name="x">\\nTodo\\n</brief>
          You are helpful.  | <brief name="x">\\nTodo\\n</brief>
          # Agent: BACKEND  | Please build something.
          # Agent: BACKEND  | <brief name="x">\\n\\n</brief>
          # Agent: BACKEND  | <brief name="x">\\nTodo
          # Agent: CTO      | <brief name="x">\\nTodo\\n</brief>
          # Agent: CTO      | <brief name="x">\\nTodo\\n</brief>\\n<deliver>poem</deliver>
          """)
  void rejectsPromptsItCannotRead(String instructions, String turn) {
    Prompt prompt =
        new Prompt(instructions, List.of(new Turn.User(turn.replace("\\n", "\n"))), 100);

    ModelFailure failure = failure(provider.complete(Studio.STANDARD, prompt, Listener.NONE));

    assertThat(failure).isInstanceOf(ModelFailure.Rejected.class);
    assertThat(failure.detail()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%{not yaml: [", "openapi: 3.0.3", "paths: {/api/things: {get: {}}}"})
  void rejectsContractsItCannotServe(String contract) {
    String file = new Page(SpecificationAuthor.CONTRACT, contract + "\n").block();

    Prompt prompt = studio.prompt(ScriptedAgent.BACKEND, file);

    assertThat(failure(provider.complete(Studio.STANDARD, prompt, Listener.NONE)))
        .isInstanceOf(ModelFailure.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 999, 1_000, 4_096})
  void continuesByteForByteAtTheNextCharacter(int maxOutputTokens) {
    Prompt whole = limited(studio.specification(), Studio.PLENTY);
    String expected = studio.text(whole);
    Prompt prompt = limited(studio.specification(), maxOutputTokens);
    StringBuilder text = new StringBuilder();

    StopReason stop = StopReason.LENGTH;
    for (int i = 0; i < 90 && stop == StopReason.LENGTH; i++) {
      Reply reply = Studio.reply(provider, prompt);
      assertThat(reply.text()).hasSizeLessThanOrEqualTo(4 * maxOutputTokens);
      assertThat(reply.usage().output()).isLessThanOrEqualTo(maxOutputTokens);
      text.append(reply.text());
      stop = reply.stop();
      prompt = prompt.then(reply.text(), CONTINUE);
    }

    assertThat(expected).startsWith(text).contains("🐙");
    assertThat(stop == StopReason.END).isEqualTo(expected.contentEquals(text));
    assertThat(stop).isEqualTo(maxOutputTokens < 100 ? StopReason.LENGTH : StopReason.END);
  }

  @Test
  void refusesToContinueWhatSomeoneElseBegan() {
    Prompt prompt = studio.specification().then("Once upon a time", CONTINUE);

    assertThat(failure(provider.complete(Studio.STANDARD, prompt, Listener.NONE)))
        .isInstanceOf(ModelFailure.Refused.class);
  }

  @Test
  void endsAnInterruptedCallWithTheFlagSetAgain() throws Exception {
    ScriptedProperties slow =
        new ScriptedProperties(
            true,
            Duration.ZERO,
            Map.of(ScriptedAgent.CTO, Duration.ofMinutes(30)),
            List.of(),
            List.of());
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    CompletableFuture<ModelResult> result = new CompletableFuture<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              result.complete(
                  Studio.provider(slow)
                      .complete(Studio.STANDARD, studio.specification(), Listener.NONE));
              flag.complete(Thread.currentThread().isInterrupted());
            });

    caller.interrupt();

    assertThat(failure(result.get(10, TimeUnit.SECONDS)))
        .isInstanceOf(ModelFailure.Interrupted.class);
    assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void takesTheTimeThatIsConfiguredForTheAgent() {
    ScriptedProperties slow =
        new ScriptedProperties(
            true,
            Duration.ofHours(1),
            Map.of(ScriptedAgent.CTO, Duration.ofMillis(60)),
            List.of(),
            List.of());
    long start = System.nanoTime();

    Studio.reply(Studio.provider(slow), studio.specification());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(59));
  }

  @ParameterizedTest
  @EnumSource(Breakdown.class)
  void failsTheCallThatTheScriptNamesAndNoOther(Breakdown breakdown) {
    Provider failing = failing(2, breakdown, "*");
    Prompt prompt = studio.specification();

    Studio.reply(failing, prompt);
    ModelFailure failure = failure(failing.complete(Studio.STANDARD, prompt, Listener.NONE));
    Studio.reply(failing, prompt);

    assertThat(failure.getClass().getSimpleName().toUpperCase(Locale.ROOT))
        .isEqualTo(breakdown.name().replace("_", ""));
  }

  @Test
  void givesThePartThatArrivedBeforeAnInterruption() {
    Provider failing = failing(1, Breakdown.INTERRUPTED, "*");

    var failure =
        (ModelFailure.Interrupted)
            failure(failing.complete(Studio.STANDARD, studio.specification(), Listener.NONE));

    String whole = studio.text(studio.specification());
    assertThat(whole).startsWith(failure.received()).isNotEqualTo(failure.received());
    assertThat(failure.bill())
        .isEqualTo(
            new ModelFailure.Billing.Exactly(
                Tokens.usage(studio.specification(), failure.received())));
  }

  @Test
  void failsEveryCallOfOneModelOnly() {
    Provider failing = failing(0, Breakdown.OVERLOADED, "economy");
    ModelId economy = ModelId.of("scripted/economy");

    assertThat(failure(failing.complete(economy, studio.specification(), Listener.NONE)))
        .isInstanceOf(ModelFailure.Overloaded.class);
    assertThat(failure(failing.complete(economy, studio.specification(), Listener.NONE)))
        .isInstanceOf(ModelFailure.Overloaded.class);
    Studio.reply(failing, studio.specification());
  }

  private static Provider failing(int call, Breakdown kind, String model) {
    return Studio.provider(
        new ScriptedProperties(
            true,
            Duration.ZERO,
            Map.of(),
            List.of(new ScriptedProperties.Failure(ScriptedAgent.CTO, call, kind, model)),
            List.of()));
  }

  private static Prompt limited(Prompt prompt, int maxOutputTokens) {
    return new Prompt(prompt.instructions(), prompt.turns(), maxOutputTokens);
  }

  private static ModelFailure failure(ModelResult result) {
    assertThat(result).isInstanceOf(ModelResult.Failed.class);
    return ((ModelResult.Failed) result).failure();
  }
}
