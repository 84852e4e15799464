package io.aios.agents;

import io.aios.artifacts.Artifact;
import io.aios.llm.Effort;
import io.aios.llm.Prompt;
import io.aios.llm.Seam;
import io.aios.llm.Turn;
import io.aios.project.Outcome;
import io.aios.routing.Tier;
import io.aios.verification.Finding;
import io.aios.verification.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The rounds of one performance of a task: asks, has the reply examined, and sends findings back to
 * the model, at most {@value #MOST_REWORKS} times for each deliverable and one tier higher each
 * time.
 */
final class Rounds {

  static final int MOST_REWORKS = 2;

  /** Longer replies come in parts; few models write more at once. */
  static final int MOST_OUTPUT_TOKENS = 16_000;

  /** A longer reply is not repeated to the model that wrote it. */
  static final int MOST_QUOTED_CHARACTERS = 200_000;

  /**
   * How many more rounds the model of a round is expected to be asked: three in ten rounds fail,
   * and the next one goes to a better model if there is one.
   */
  private static final double SAME_MODEL_AGAIN = 0.15;

  private static final Finding NO_TOOLS =
      new Finding(
          ReplyReader.CHECK, "", "The reply stops to have tools run, but there are no tools.");

  private final Consult consult;
  private final Conversation conversation;
  private final List<Verdict> verdicts = new ArrayList<>();

  Rounds(Consult consult, InstantSource clock) {
    this.consult = consult;
    this.conversation = new Conversation(consult, clock);
  }

  /** Asks for the deliverable until it holds or patience ends. */
  Ending bring(Instructions instructions, Opening opening, Tier tier, Examination examination) {
    Deliverable deliverable = opening.deliverable();
    Turn.User first = opening.turn();
    var prompt =
        new Prompt(instructions.text(), List.of(first), MOST_OUTPUT_TOKENS)
            .with(examination.shape());
    Tier needed = tier;
    List<Finding> open = List.of();
    for (int round = 0; round <= MOST_REWORKS; round++) {
      String step = deliverable.word() + "-" + round;
      switch (conversation.ask(step, opening.type(), needed, prompt.with(effort(needed)))) {
        case Said.Silence(Outcome outcome) -> {
          return new Ending.Stops(outcome);
        }
        case Said.Spoken said -> {
          Verdict verdict = verdict(said, examination, round);
          note(verdict);
          if (verdict.holds()) {
            return new Ending.Holds();
          }
          open = verdict.findings();
          prompt =
              prompt.then(new Turn.Assistant(quoted(said.text())), correction(deliverable, open));
          needed = needed.higher();
        }
      }
    }
    String reason =
        deliverable.subject() + " does not hold after " + MOST_REWORKS + " rounds of rework";
    return new Ending.Stops(new Outcome.Failed(reason, open));
  }

  /** Keeps a verdict and tells it to those who watch. */
  void note(Verdict verdict) {
    verdicts.add(verdict);
    consult.tell(verdict);
  }

  Work without(Outcome outcome) {
    return Work.without(outcome, verdicts);
  }

  Work with(Outcome outcome, List<Artifact> files) {
    return new Work(outcome, files, verdicts);
  }

  private static Verdict verdict(Said.Spoken said, Examination examination, int round) {
    return switch (said) {
      case Said.Complete(String reply) -> examination.examine(reply, round);
      case Said.Astray astray -> new Verdict(round, List.of(ReplyReader.CHECK), List.of(NO_TOOLS));
    };
  }

  /** Reasoning is billed as output, so work that a cheap model can do is asked for with little. */
  private static Effort effort(Tier tier) {
    return switch (tier) {
      case ECONOMY -> Effort.LOW;
      case STANDARD -> Effort.MEDIUM;
      case PREMIUM -> Effort.HIGH;
    };
  }

  private static Turn.User correction(Deliverable deliverable, List<Finding> findings) {
    String text = Markup.list("findings", findings) + deliverable.correction();
    return new Turn.User(text, List.of(new Seam(text.length(), Seam.Reach.TASK, SAME_MODEL_AGAIN)));
  }

  private static String quoted(String reply) {
    if (reply.isBlank()) {
      return "(an empty reply)";
    }
    return reply.length() <= MOST_QUOTED_CHARACTERS
        ? reply
        : "(a reply of " + reply.length() + " characters, left out here)";
  }
}
