package io.aios.llm.scripted;

/** The agents whose work this provider knows how to write. */
public enum ScriptedAgent {
  CTO,
  BACKEND,
  FRONTEND,
  QA,
  DEVOPS
}
