package io.aios.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.AccountId;
import io.aios.llm.Effort;
import io.aios.llm.Prompt;
import io.aios.llm.ReplyShape;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.project.Outcome;
import io.aios.routing.Answer;
import io.aios.routing.TaskType;
import io.aios.routing.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final List<Answer.Obstacle> OBSTACLES =
      List.of(new Answer.Obstacle("canned/model", "it is busy"));

  private final Prompt prompt = new Prompt("Be good.", List.of(new Turn.User("Write.")), 100);

  @Test
  void continuesAReplyThatWasCutOff() {
    var consult = new CannedConsult().thenCut("one ").thenCut("two ").then("three");

    assertThat(ask(consult)).isEqualTo(new Said.Complete("one two three"));
    assertThat(consult.steps()).containsExactly("files-0", "files-0-more-1", "files-0-more-2");
    assertThat(consult.asked.getLast().turns())
        .containsExactly("Write.", "one ", Conversation.CONTINUE, "two ", Conversation.CONTINUE);
    assertThat(Conversation.CONTINUE).startsWith("<continue/>\n");
    assertThat(Conversation.CONTINUE.lines()).hasSize(2);
  }

  @Test
  void takesEightContinuationsAndNoMore() {
    var consult = new CannedConsult();
    for (int part = 0; part < 8; part++) {
      consult.thenCut("x");
    }

    assertThat(ask(consult.then("y"))).isEqualTo(new Said.Complete("xxxxxxxxy"));
    var endless = new CannedConsult();
    for (int part = 0; part < 9; part++) {
      endless.thenCut("x");
    }
    assertThat(failure(ask(endless))).isEqualTo("The reply is not complete after 8 continuations");
  }

  @Test
  void doesNotContinueFromNothing() {
    var consult = new CannedConsult().thenCut(" \n");

    assertThat(ask(consult)).isEqualTo(new Said.Complete(" \n"));
    assertThat(consult.asked).hasSize(1);
  }

  @Test
  void asksAModelThatReasonedAllItsTokensAwayToReasonLess() {
    var consult = new CannedConsult().thenCut("").then("done");

    Said said = ask(consult, prompt.with(Effort.HIGH));

    assertThat(said).isEqualTo(new Said.Complete("done"));
    assertThat(consult.steps()).containsExactly("files-0", "files-0-more-1");
    assertThat(consult.asked.getLast().prompt()).isEqualTo(prompt.with(Effort.LOW));
    var mute = new CannedConsult().thenCut("").thenCut("");
    assertThat(ask(mute, prompt.with(Effort.HIGH))).isEqualTo(new Said.Complete(""));
  }

  @Test
  void doesNotGoOnWithAReplyThatWantsToolsRun() {
    var consult = new CannedConsult().thenCut("one ").thenStrayed("two");

    assertThat(ask(consult)).isEqualTo(new Said.Astray("one two"));
  }

  @Test
  void asksForTheRestOfAnObjectAsText() {
    var consult = new CannedConsult().thenCut("{\"steps\"").then(":[]}");
    var shape = new ReplyShape.Json("plan", "{}");

    new Conversation(consult, InstantSource.fixed(NOW))
        .ask("plan-0", new TaskType("plan"), Tier.PREMIUM, prompt.with(shape));

    assertThat(consult.asked)
        .extracting(asked -> asked.prompt().shape())
        .containsExactly(shape, new ReplyShape.Text());
  }

  @Test
  void putsTheTaskOffWhenAskingLaterCanHelp() {
    var later = new Answer.Hope.Later(Duration.ofSeconds(30));
    var consult = new CannedConsult().then(new Answer.Unanswered(OBSTACLES, later));

    assertThat(ask(consult))
        .isEqualTo(
            new Said.Silence(
                new Outcome.Deferred(
                    NOW.plusSeconds(30), "No model answered: canned/model: it is busy")));
  }

  @Test
  void saysWhoHasToPayWhenTheMoneyIsUsedUp() {
    var funds = new Answer.Hope.Funds(new AccountId("project:x"), Usd.of("0.52"));
    var consult = new CannedConsult().then(new Answer.Unanswered(OBSTACLES, funds));

    assertThat(ask(consult))
        .isEqualTo(
            new Said.Silence(
                new Outcome.Unfunded(
                    "project:x", Usd.of("0.52"), "No model answered: canned/model: it is busy")));
  }

  @Test
  void failsWhenNobodyCanHelp() {
    var consult =
        new CannedConsult()
            .thenCut("half")
            .then(new Answer.Unanswered(OBSTACLES, new Answer.Hope.None()));

    assertThat(failure(ask(consult))).isEqualTo("No model answered: canned/model: it is busy");
  }

  @Test
  void asksNothingThatIsLongerThanAPromptMayBe() {
    var consult = new CannedConsult().thenCut("x".repeat(1_500_000));

    assertThat(failure(ask(consult))).contains("more than 1500000 characters");
    assertThat(consult.asked).hasSize(1);
  }

  private Said ask(CannedConsult consult) {
    return ask(consult, prompt);
  }

  private static Said ask(CannedConsult consult, Prompt prompt) {
    return new Conversation(consult, InstantSource.fixed(NOW))
        .ask("files-0", new TaskType("files"), Tier.ECONOMY, prompt);
  }

  private static String failure(Said said) {
    return switch (said) {
      case Said.Silence(Outcome.Failed(String reason, var findings)) -> reason + join(findings);
      case Said.Silence(Outcome other) -> throw new AssertionError(other.toString());
      case Said.Spoken spoken -> throw new AssertionError(spoken.text());
    };
  }

  private static String join(List<?> findings) {
    return findings.isEmpty() ? "" : findings.toString();
  }
}
