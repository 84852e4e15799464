package io.aios.agents;

import io.aios.llm.Effort;
import io.aios.llm.Prompt;
import io.aios.llm.Reply;
import io.aios.llm.ReplyShape;
import io.aios.llm.StopReason;
import io.aios.project.Outcome;
import io.aios.routing.Answer;
import io.aios.routing.TaskType;
import io.aios.routing.Tier;
import java.time.InstantSource;
import java.util.List;

/**
 * Gets complete replies out of models: a reply that ran into a limit of length is continued, and
 * never counts as complete by itself.
 */
final class Conversation {

  /** Continuations of one reply. */
  static final int MOST_CONTINUATIONS = 8;

  /** Characters of a whole prompt, turns and instructions together. */
  static final int MOST_PROMPT_CHARACTERS = 1_500_000;

  static final String CONTINUE =
      """
      <continue/>
      Your reply was cut off by its limit of length. Go on exactly at the next character of it, \
      repeating nothing and explaining nothing.\
      """;

  private static final int MOST_REASON_CHARACTERS = 2_000;

  private final Consult consult;
  private final InstantSource clock;

  Conversation(Consult consult, InstantSource clock) {
    this.consult = consult;
    this.clock = clock;
  }

  /**
   * Asks until the reply is complete.
   *
   * @param step name of the ask; continuations are named {@code step-more-1} and so on
   */
  Said ask(String step, TaskType type, Tier tier, Prompt prompt) {
    var text = new StringBuilder();
    Prompt next = prompt;
    String name = step;
    for (int part = 1; part <= MOST_CONTINUATIONS + 1; part++) {
      if (next.characters() > MOST_PROMPT_CHARACTERS) {
        return failure("The conversation has more than " + MOST_PROMPT_CHARACTERS + " characters");
      }
      switch (consult.ask(name, type, tier, next)) {
        case Answer.Unanswered unanswered -> {
          return silence(unanswered);
        }
        case Answer.Answered answered -> {
          Reply reply = answered.reply();
          text.append(reply.text());
          if (reply.stop() == StopReason.TOOLS) {
            return new Said.Astray(text.toString());
          }
          if (isComplete(reply, next.effort())) {
            return new Said.Complete(text.toString());
          }
          next = reply.text().isBlank() ? next.with(Effort.LOW) : continued(next, reply);
          name = step + "-more-" + part;
        }
      }
    }
    return failure("The reply is not complete after " + MOST_CONTINUATIONS + " continuations");
  }

  /**
   * A reply that was cut off before its first word cannot be continued: an empty turn is nothing to
   * go on from. If the model may have reasoned all its tokens away, it is asked again to reason
   * less; else the reply is taken as it is and fails examination, so the next round asks a better
   * model.
   */
  private static boolean isComplete(Reply reply, Effort effort) {
    return reply.stop() != StopReason.LENGTH
        || (reply.text().isBlank() && effort.compareTo(Effort.LOW) <= 0);
  }

  /** The rest of a JSON value is no JSON value, so a shape cannot be kept to. */
  private static Prompt continued(Prompt prompt, Reply reply) {
    return prompt.then(reply.text(), CONTINUE).with(new ReplyShape.Text());
  }

  private Said silence(Answer.Unanswered unanswered) {
    String reason =
        Markup.printable("No model answered: " + unanswered.reason(), MOST_REASON_CHARACTERS);
    return new Said.Silence(
        switch (unanswered.hope()) {
          case Answer.Hope.Later(var after) ->
              new Outcome.Deferred(clock.instant().plus(after), reason);
          case Answer.Hope.Funds funds ->
              new Outcome.Unfunded(funds.payer(), funds.missing(), reason);
          case Answer.Hope.None() -> new Outcome.Failed(reason, List.of());
        });
  }

  private static Said failure(String reason) {
    return new Said.Silence(new Outcome.Failed(reason, List.of()));
  }
}
