package io.aios.project;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Under which conditions models may be asked for a project, in plain words; whoever asks them knows
 * what they mean.
 *
 * @param policy what is wanted of the models, e.g. {@code cost}: 1 to 30 lower-case letters and
 *     underscores
 * @param localOnly whether nothing of the project may leave the house
 * @param models names of the models and providers that may be asked, {@code provider} or {@code
 *     provider/model}; empty for all. At most {@value #MOST_MODELS}
 * @param stepsDown whether a less capable model may do where the money is too little for the right
 *     one
 * @param reusesReplies whether a reply that the same tenant got to the same request will do
 */
public record Terms(
    String policy,
    boolean localOnly,
    SortedSet<String> models,
    boolean stepsDown,
    boolean reusesReplies) {

  public static final int MOST_MODELS = 100;
  public static final int MOST_NAME_CHARACTERS = 200;

  private static final Pattern POLICY = Pattern.compile("[a-z][a-z_]{0,29}");
  private static final Pattern NAME = Pattern.compile("[!-~]{1," + MOST_NAME_CHARACTERS + "}");

  /** The least money, any model, and every reply made for this project. */
  public static final Terms STANDARD =
      new Terms("cost", false, Collections.emptySortedSet(), false, false);

  public Terms {
    models = Collections.unmodifiableSortedSet(new TreeSet<>(models));
    if (!POLICY.matcher(policy).matches()) {
      throw new IllegalArgumentException(
          "A policy has 1 to 30 lower-case letters and underscores and starts with a letter");
    }
    if (models.size() > MOST_MODELS
        || !models.stream().allMatch(name -> NAME.matcher(name).matches())) {
      throw new IllegalArgumentException(
          "At most %d models and providers can be allowed, by names of 1 to %d printable characters"
              .formatted(MOST_MODELS, MOST_NAME_CHARACTERS));
    }
  }

  public Terms with(String otherPolicy) {
    return new Terms(otherPolicy, localOnly, models, stepsDown, reusesReplies);
  }

  /** The same terms, for these models and providers alone. */
  public Terms only(Collection<String> names) {
    return new Terms(policy, localOnly, new TreeSet<>(names), stepsDown, reusesReplies);
  }
}
