package io.aios.routing;

import io.aios.llm.ModelId;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Under which conditions models may be asked.
 *
 * @param policy what is wanted of those that may be
 * @param localOnly whether the prompt must not leave the house: only local models may read it
 * @param allowed names of the models and providers that may be asked, {@code provider} or {@code
 *     provider/model}; empty for all. At most 100
 * @param stepsDown whether a model of a lower tier may do where the money is too little for the
 *     asked one
 * @param reusesReplies whether a reply that the same tenant got to the same request will do
 * @param arm {@code experiment/arm} that set these terms; empty if none did
 */
public record Terms(
    Policy policy,
    boolean localOnly,
    SortedSet<String> allowed,
    boolean stepsDown,
    boolean reusesReplies,
    String arm) {

  /** The least money, any model. */
  public static final Terms STANDARD =
      new Terms(Policy.COST, false, Collections.emptySortedSet(), false, false, "");

  public Terms {
    allowed = Collections.unmodifiableSortedSet(new TreeSet<>(allowed));
    if (allowed.size() > 100) {
      throw new IllegalArgumentException("At most 100 models and providers can be allowed");
    }
  }

  public Terms with(Policy other) {
    return new Terms(other, localOnly, allowed, stepsDown, reusesReplies, arm);
  }

  public Terms only(Collection<String> models) {
    return new Terms(policy, localOnly, new TreeSet<>(models), stepsDown, reusesReplies, arm);
  }

  /** The same terms as part of an experiment. */
  public Terms inArm(String other) {
    return new Terms(policy, localOnly, allowed, stepsDown, reusesReplies, other);
  }

  /** Whether the list of allowed models lets this one through. */
  public boolean allows(ModelId model) {
    return allowed.isEmpty()
        || allowed.contains(model.provider())
        || allowed.contains(model.toString());
  }
}
