package io.aios.llm;

/**
 * A place in what we say where a beginning ends that other prompts have as well. Providers can keep
 * a prompt up to there in their caches; what the prompt says does not depend on it.
 *
 * @param at characters before it, 1 or more
 * @param reach which prompts begin the same way
 * @param again how many other prompts to the same model are expected to begin the same way within
 *     minutes of this one, as far as that is planned; 0 if nobody knows of any
 */
public record Seam(int at, Reach reach, double again) {

  /** Which prompts begin the same way, the most first. */
  public enum Reach {
    /** Those of the same kind of agent, whatever the project. */
    KIND,
    /** Those of the same kind of agent for the same project. */
    PROJECT,
    /** Those for the same task. */
    TASK
  }

  public Seam {
    if (at < 1 || !(again >= 0)) {
      throw new IllegalArgumentException("A seam lies behind 1 or more characters, and is read");
    }
  }
}
