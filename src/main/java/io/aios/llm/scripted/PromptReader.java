package io.aios.llm.scripted;

import io.aios.llm.Prompt;
import io.aios.llm.Turn;
import io.aios.llm.scripted.Conversation.Briefing;
import io.aios.llm.scripted.Conversation.Deliverable;
import io.aios.llm.scripted.Conversation.Progress;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads prompts as agents lay them out: instructions, then turns of tagged blocks. */
final class PromptReader {

  private static final String HEADING = "# Agent: ";
  private static final String CONTINUE = "<continue/>";

  /**
   * @throws UnreadablePromptException if the agent is unknown or there is no brief
   */
  Conversation read(Prompt prompt) {
    ScriptedAgent agent = agent(prompt.instructions());
    Blocks first = Blocks.of(prompt.turns().getFirst().text());
    Asked asked = asked(prompt.turns(), agent);
    return new Conversation(
        agent,
        briefing(first),
        asked.deliverable,
        asked.findings,
        new Progress(asked.round, asked.given.toString()));
  }

  private static ScriptedAgent agent(String instructions) {
    String heading = instructions.lines().findFirst().orElse("");
    String name = heading.startsWith(HEADING) ? heading.substring(HEADING.length()).strip() : "";
    return Arrays.stream(ScriptedAgent.values())
        .filter(agent -> agent.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new UnreadablePromptException("The instructions name no agent that I know"));
  }

  private static Briefing briefing(Blocks first) {
    if (first.body("brief").isBlank()) {
      throw new UnreadablePromptException("The prompt has no brief");
    }
    Set<String> listing = new LinkedHashSet<>(first.lines("files"));
    listing.addAll(first.files().keySet());
    return new Briefing(
        first.argument("brief"),
        first.body("brief"),
        first.argument("step"),
        first.files(),
        List.copyOf(listing),
        first.lines("owned"));
  }

  private static Asked asked(List<Turn> turns, ScriptedAgent agent) {
    Asked asked = new Asked();
    for (Turn turn : turns) {
      switch (turn) {
        case Turn.Assistant said -> asked.given.append(said.text());
        case Turn.User user when user.text().startsWith(CONTINUE) -> {}
        case Turn.User user -> asked.ask(Blocks.of(user.text()), agent);
        case Turn.ToolResults nobodyAsked -> {}
      }
    }
    return asked;
  }

  /** What the turns until now add up to. */
  private static final class Asked {
    private Deliverable deliverable = Deliverable.FILES;
    private List<String> findings = List.of();
    private int round;
    private final StringBuilder given = new StringBuilder();

    private void ask(Blocks blocks, ScriptedAgent agent) {
      given.setLength(0);
      if (agent == ScriptedAgent.CTO && (blocks.has("deliver") || blocks.has("brief"))) {
        deliverable = deliverable(blocks.body("deliver"));
        round = 0;
      }
      findings = blocks.has("brief") ? List.of() : blocks.lines("findings");
      round += blocks.has("findings") ? 1 : 0;
    }

    private static Deliverable deliverable(String asked) {
      return switch (asked.strip()) {
        case "specification" -> Deliverable.SPECIFICATION;
        case "plan" -> Deliverable.PLAN;
        default ->
            throw new UnreadablePromptException("The CTO delivers a specification or a plan");
      };
    }
  }
}
