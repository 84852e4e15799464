package io.aios.llm.scripted;

import java.util.List;
import java.util.Map;

/**
 * What an agent is asked, as read from its prompt.
 *
 * @param agent who is asked
 * @param briefing what it was told at first
 * @param deliverable what is wanted now
 * @param findings what verification found wrong with the reply before; empty if nothing was said
 * @param progress how far the conversation has come
 */
record Conversation(
    ScriptedAgent agent,
    Briefing briefing,
    Deliverable deliverable,
    List<String> findings,
    Progress progress) {

  /** How often the work was sent back, 0 being the first attempt. */
  int round() {
    return progress.round();
  }

  /** What was already said of the reply that is to be continued; empty if it is to be begun. */
  String given() {
    return progress.given();
  }

  /** Names the task for the count of its calls. */
  String task() {
    return agent + " " + briefing.step() + " " + briefing.brief();
  }

  /** What a reply has to contain. */
  enum Deliverable {
    SPECIFICATION,
    PLAN,
    FILES
  }

  /**
   * How far a conversation has come.
   *
   * @param round how often the work was sent back
   * @param given what was already said of the reply that is to be continued
   */
  record Progress(int round, String given) {}

  /**
   * The first turn of a prompt.
   *
   * @param name of the project
   * @param brief what the client asked for
   * @param step key of the step; empty for the first task
   * @param files content by path
   * @param listing paths of all files there are
   * @param owned what may be written; empty if nothing was said
   */
  record Briefing(
      String name,
      String brief,
      String step,
      Map<String, String> files,
      List<String> listing,
      List<String> owned) {}
}
