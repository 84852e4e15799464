package io.aios.agents;

import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.routing.Answer;
import io.aios.routing.TaskType;
import io.aios.routing.Tier;
import io.aios.verification.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

/** Gives prepared answers in their order and remembers what it was asked and told. */
final class CannedConsult implements Consult {

  private final Queue<Answer> answers = new ArrayDeque<>();
  final List<Asked> asked = new ArrayList<>();
  final List<Verdict> told = new ArrayList<>();

  record Asked(String step, Tier tier, Prompt prompt) {

    String first() {
      return prompt.turns().getFirst().text();
    }

    String last() {
      return prompt.turns().getLast().text();
    }

    List<String> turns() {
      return prompt.turns().stream().map(Turn::text).toList();
    }
  }

  static CannedConsult saying(String... replies) {
    var consult = new CannedConsult();
    for (String reply : replies) {
      consult.then(reply);
    }
    return consult;
  }

  CannedConsult then(String reply) {
    return then(reply, StopReason.END);
  }

  CannedConsult thenCut(String part) {
    return then(part, StopReason.LENGTH);
  }

  CannedConsult thenStrayed(String part) {
    return then(part, StopReason.TOOLS);
  }

  CannedConsult then(Answer answer) {
    answers.add(answer);
    return this;
  }

  private CannedConsult then(String text, StopReason stop) {
    var model = new ModelId("canned", "model");
    var reply = new Reply(model, text, stop, TokenUsage.of(1, 1), Origin.SIMULATED);
    return then(new Answer.Answered(new UUID(0, asked.size()), reply, Usd.ZERO, "the only one"));
  }

  @Override
  public Answer ask(String step, TaskType type, Tier tier, Prompt prompt) {
    asked.add(new Asked(step, tier, prompt));
    Answer answer = answers.poll();
    if (answer == null) {
      throw new AssertionError("Nobody expected to be asked for " + step);
    }
    return answer;
  }

  @Override
  public void tell(Verdict verdict) {
    told.add(verdict);
  }

  List<String> steps() {
    return asked.stream().map(Asked::step).toList();
  }

  List<Tier> tiers() {
    return asked.stream().map(Asked::tier).toList();
  }

  int unused() {
    return answers.size();
  }
}
