package io.aios.routing.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Effort;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Reasoning;
import io.aios.llm.ReplyShape;
import io.aios.llm.TokenUsage;
import io.aios.llm.Tokenizer;
import io.aios.llm.Tool;
import io.aios.llm.ToolCall;
import io.aios.llm.ToolResult;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.routing.ByteEstimate;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.Tier;
import io.aios.routing.TokenEstimate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One letter is one token here, so that sums can be seen. */
class LearningEstimateTest {

  private static final Offer GPT = offer("openai/gpt", Tokenizer.O200K);
  private static final Offer CLAUDE = offer("anthropic/claude", Tokenizer.CLAUDE_NEW);

  private final AtomicLong work = new AtomicLong();
  private final TokenEstimate estimate = new LearningEstimate(this::letters);

  private int letters(String text) {
    work.addAndGet(text.length());
    return text.length();
  }

  @ParameterizedTest
  @CsvSource({"O200K, 1050", "UNKNOWN, 1300", "CLAUDE_OLD, 1350", "CLAUDE_NEW, 1750"})
  void startsWithACautiousFactorForEachTokenizer(Tokenizer tokenizer, long tokens) {
    assertThat(estimate.tokens(prompt("x".repeat(1_000)), offer("a/b", tokenizer)))
        .isEqualTo(tokens + 24);
  }

  @ParameterizedTest
  @EnumSource(value = Tokenizer.class, mode = EnumSource.Mode.EXCLUDE, names = "BYTES")
  void expectsMoreOfOtherScripts(Tokenizer tokenizer) {
    Offer offer = offer("a/b", tokenizer);

    assertThat(estimate.tokens(prompt("ж".repeat(1_000)), offer)).isEqualTo(2_200 + 24);
    assertThat(estimate.tokens(prompt("価格".repeat(500)), offer)).isEqualTo(2_200 + 24);
    assertThat(estimate.tokens(prompt("𠮷".repeat(500)), offer)).isEqualTo(2_200 + 24);
    assertThat(estimate.tokens(prompt("é→🦊".repeat(250)), offer)).isLessThan(2_200);
    assertThat(estimate.tokens(prompt("ж".repeat(100) + "x".repeat(900)), offer)).isLessThan(2_200);
  }

  @Test
  void leavesModelsThatCountBytesAlone() {
    Offer scripted = offer("scripted/economy", Tokenizer.BYTES);
    Prompt prompt = prompt("x".repeat(1_000));

    for (int call = 0; call < 30; call++) {
      estimate.learn(prompt, scripted, TokenUsage.of(5_000, 1));
    }

    assertThat(estimate.tokens(prompt, scripted))
        .isEqualTo(new ByteEstimate().tokens(prompt, scripted));
    assertThat(work).hasValue(0);
  }

  @Test
  void countsEachTextOnceForAllModels() {
    Prompt prompt = prompt("x".repeat(5_000)).then("y".repeat(3_000), "z".repeat(2_000));

    for (int model = 0; model < 40; model++) {
      estimate.tokens(prompt, offer("openai/gpt-" + model, Tokenizer.O200K));
    }
    estimate.learn(prompt, GPT, TokenUsage.of(10_000, 1));

    assertThat(work).hasValue(10_000);
  }

  @Test
  void countsAMillionLettersWithoutASpaceByBytesForTheMostPart() {
    assertThat(estimate.tokens(prompt("x".repeat(1_000_000)), GPT))
        .isEqualTo((long) Math.ceil((200_000 + 400_000) * 1.05) + 24);
    assertThat(work).hasValue(200_000);
  }

  @Test
  void addsTheFramesOfMessagesToolsAndSchemas() {
    Prompt plain = prompt("");
    Prompt withTool = plain.with(List.of(new Tool("t", "", "")));
    Prompt withSchema = plain.with(new ReplyShape.Json("s", ""));

    assertThat(estimate.tokens(plain, GPT)).isEqualTo(20 + 4);
    assertThat(estimate.tokens(plain.then("", ""), GPT)).isEqualTo(20 + 12);
    assertThat(estimate.tokens(withTool, GPT)).isEqualTo(20 + 4 + 12 + 2);
    assertThat(estimate.tokens(withTool, CLAUDE)).isEqualTo(20 + 4 + 12 + 2 + 400);
    assertThat(estimate.tokens(withSchema, GPT)).isEqualTo(20 + 4);
    assertThat(estimate.tokens(withSchema, CLAUDE)).isEqualTo(20 + 4 + 200);
  }

  @Test
  void countsToolsCallsResultsAndTheSchema() {
    Turn.Assistant wish =
        new Turn.Assistant("", List.of(new ToolCall("1", "run", "x".repeat(97))), List.of());
    Prompt prompt =
        new Prompt(
            "",
            List.of(
                new Turn.User(""),
                wish,
                new Turn.ToolResults(List.of(new ToolResult("1", "y".repeat(100), false)))),
            1,
            List.of(new Tool("run", "d".repeat(47), "s".repeat(50))),
            new ReplyShape.Json("s", "j".repeat(100)),
            Effort.DEFAULT);

    long frame = 20 + 12 + 4 * (1 + 2 + 1);
    assertThat(estimate.tokens(prompt, GPT)).isEqualTo(420 + frame);
  }

  @Test
  void countsReasoningForItsWriterOnly() {
    var reasoning = new Reasoning(CLAUDE.model(), "r".repeat(1_000));
    Prompt prompt =
        prompt("").then(new Turn.Assistant("", List.of(), List.of(reasoning)), new Turn.User(""));

    assertThat(estimate.tokens(prompt, CLAUDE)).isEqualTo(1_750 + 32);
    assertThat(estimate.tokens(prompt, GPT)).isEqualTo(32);
  }

  @Test
  void believesAModelAfterTwentyCalls() {
    Prompt prompt = prompt("x".repeat(1_000));

    learn(prompt, CLAUDE, 19, 1_424);
    assertThat(estimate.tokens(prompt, CLAUDE)).isEqualTo(1_750 + 24);

    learn(prompt, CLAUDE, 1, 1_424);
    assertThat(estimate.tokens(prompt, CLAUDE)).isEqualTo(1_400 + 24);
    assertThat(estimate.tokens(prompt, GPT)).isEqualTo(1_050 + 24);
    assertThat(estimate.tokens(prompt("ж".repeat(1_000)), CLAUDE)).isEqualTo(2_200 + 24);
  }

  @Test
  void countsCachedTokensAsPromptToo() {
    Prompt prompt = prompt("x".repeat(1_000));

    for (int call = 0; call < 20; call++) {
      estimate.learn(prompt, CLAUDE, new TokenUsage(24, 1_000, 300, 200, 7));
    }

    assertThat(estimate.tokens(prompt, CLAUDE)).isEqualTo(1_500 + 24);
  }

  @Test
  void staysAboveNineteenOfTwentyCalls() {
    Prompt prompt = prompt("x".repeat(1_000));

    learn(prompt, CLAUDE, 94, 1_224);
    learn(prompt, CLAUDE, 5, 1_524);
    assertThat(estimate.tokens(prompt, CLAUDE)).isEqualTo(1_500 + 24);

    learn(prompt, CLAUDE, 1, 1_224);
    assertThat(estimate.tokens(prompt, CLAUDE)).isEqualTo(1_200 + 24);
  }

  @Test
  void forgetsAllButTheLastTwoHundredCalls() {
    Prompt prompt = prompt("x".repeat(1_000));

    learn(prompt, CLAUDE, 500, 3_024);
    learn(prompt, CLAUDE, 200, 1_224);

    assertThat(estimate.tokens(prompt, CLAUDE)).isEqualTo(1_200 + 24);
  }

  @Test
  void neverExpectsFewerTokensThanItCounts() {
    Prompt prompt = prompt("x".repeat(1_000));

    learn(prompt, CLAUDE, 50, 10);

    assertThat(estimate.tokens(prompt, CLAUDE)).isEqualTo(1_000 + 24);
  }

  @Test
  void learnsNothingFromOddReports() {
    Prompt prompt = prompt("x".repeat(1_000));

    learn(prompt, CLAUDE, 50, 0);
    learn(prompt, CLAUDE, 50, 1_000_000_000);
    learn(prompt("x".repeat(99)), CLAUDE, 50, 500);
    learn(prompt("x".repeat(200_001)), CLAUDE, 50, 900_000);

    assertThat(estimate.tokens(prompt, CLAUDE)).isEqualTo(1_750 + 24);
  }

  @Test
  void learnsFromManyThreadsAtOnce() throws InterruptedException, ExecutionException {
    Prompt prompt = prompt("x".repeat(1_000));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls =
          IntStream.range(0, 2_000)
              .<Future<?>>mapToObj(call ->
                  threads.submit(() -> {
                    estimate.learn(prompt, CLAUDE, TokenUsage.of(1_324, 1));
                    estimate.tokens(prompt("x".repeat(1_000 + call)), CLAUDE);
                  }))
              .toList();
      for (Future<?> call : calls) {
        call.get();
      }
    }

    assertThat(estimate.tokens(prompt, CLAUDE)).isEqualTo(1_300 + 24);
  }

  private void learn(Prompt prompt, Offer offer, int calls, long counted) {
    for (int call = 0; call < calls; call++) {
      estimate.learn(prompt, offer, TokenUsage.of(counted, 1));
    }
  }

  private static Prompt prompt(String text) {
    return new Prompt("", List.of(new Turn.User(text)), 1);
  }

  private static Offer offer(String model, Tokenizer tokenizer) {
    return new Offer(
        ModelId.of(model),
        Tier.STANDARD,
        PriceList.of(Price.of(Usd.of("1"), Usd.of("5"))),
        1_000_000,
        64_000,
        new ModelCard(true, true, Set.of(), tokenizer),
        Lifetime.OPEN,
        Origin.MODEL);
  }
}
