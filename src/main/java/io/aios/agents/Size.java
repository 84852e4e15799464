package io.aios.agents;

import io.aios.artifacts.Artifact;
import io.aios.project.Assignment;
import io.aios.routing.Tier;
import java.util.Collection;

/**
 * How large a piece of work is. The tier of its charter is meant for a step of usual size; what is
 * far larger starts one tier higher, because a reply that does not do costs more than the better
 * model, and what is far smaller one tier lower, where verification would tell.
 *
 * @param files how many files the step promises; 0 if it only names folders
 * @param goal characters of what it is to achieve
 * @param seen characters of the brief and of all files that have to be read for it
 */
record Size(int files, int goal, long seen) {

  /** The usual step promises 5 to 20 files; a reply of many more is seldom complete. */
  static final int LARGE_FILES = 24;

  /** Half of what a goal may have: more demands than a model of a lower tier keeps in sight. */
  static final int LARGE_GOAL = 4_000;

  /** About 60,000 tokens, from where cheaper models begin to overlook things. */
  static final long LARGE_SIGHT = 240_000;

  static final int SMALL_FILES = 3;
  static final int SMALL_GOAL = 600;

  /** About 10,000 tokens: a contract and a few files. */
  static final long SMALL_SIGHT = 40_000;

  static Size of(Assignment assignment, Collection<Artifact> files) {
    return new Size(
        assignment.step().files().size(),
        assignment.step().goal().length(),
        assignment.brief().text().length()
            + files.stream().mapToLong(file -> file.content().length()).sum());
  }

  boolean isLarge() {
    return files > LARGE_FILES || goal > LARGE_GOAL || seen > LARGE_SIGHT;
  }

  /** Small in every respect; folders without promised files may hold anything. */
  boolean isSmall() {
    return files > 0 && files <= SMALL_FILES && goal <= SMALL_GOAL && seen <= SMALL_SIGHT;
  }

  /**
   * How capable a model the first round deserves. Small work is asked of a lower tier only if it
   * has duties, which verification holds it to, and if it was not sent back before.
   */
  Tier deserves(Charter charter, Assignment assignment) {
    if (isLarge()) {
      return charter.tier().higher();
    }
    boolean canBeTold = !charter.duties().isEmpty() && assignment.findings().isEmpty();
    return isSmall() && canBeTold ? charter.tier().lower() : charter.tier();
  }
}
