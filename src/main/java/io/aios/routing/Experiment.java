package io.aios.routing;

import io.aios.llm.ModelId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Two to four ways to route the asks of one task type, each for a share of the tasks.
 *
 * @param name 1 to 30 lower-case letters, digits and hyphens, starting with a letter; another name
 *     assigns the tasks anew
 * @param type of the asks that take part
 * @param running whether tasks are assigned; of one that is not, only what it came to is shown
 * @param arms whose shares are 100 together; the first one is what others are compared with
 */
public record Experiment(String name, TaskType type, boolean running, List<Arm> arms) {

  /** Shares are whole percents, so that each is hit to the very bucket. */
  private static final int BUCKETS = 10_000;

  private static final int BUCKETS_PER_PERCENT = BUCKETS / 100;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");

  public Experiment {
    arms = List.copyOf(arms);
    requireName("an experiment", name);
    if (arms.size() < 2 || arms.size() > 4) {
      throw new IllegalArgumentException(
          "experiment %s must have 2 to 4 arms, not %d".formatted(name, arms.size()));
    }
    int shares = arms.stream().mapToInt(Arm::percent).sum();
    if (shares != 100) {
      throw new IllegalArgumentException(
          "the shares of experiment %s must add up to 100, not %d".formatted(name, shares));
    }
    if (new HashSet<>(arms.stream().map(Arm::name).toList()).size() < arms.size()) {
      throw new IllegalArgumentException("experiment " + name + " names an arm twice");
    }
  }

  /**
   * One of the ways.
   *
   * @param name in the form of an experiment's
   * @param percent share of the tasks, 1 to 99
   */
  public record Arm(String name, int percent, Treatment treatment) {

    public Arm {
      requireName("an arm", name);
      if (percent < 1 || percent > 99) {
        throw new IllegalArgumentException("the share of arm " + name + " must be 1 to 99 percent");
      }
    }
  }

  /** What an arm does to an ask. */
  public sealed interface Treatment {

    /** Ranks by this policy. */
    record ByPolicy(Policy policy) implements Treatment {}

    /** Asks this model and no other. */
    record ByModel(ModelId model) implements Treatment {}
  }

  /**
   * The arm of a task: always the same one, on every node. The first 64 bits of the SHA-256 of
   * {@code name:subject}, as an unsigned number, modulo 10,000 buckets, of which each arm has its
   * share in order. A bucket is hit with probability 1/10,000 to within 1e-15; tasks that are
   * assigned by one name tell nothing of how another assigns them.
   */
  public Arm armOf(UUID subject) {
    byte[] text = (name + ":" + subject).getBytes(StandardCharsets.UTF_8);
    long number = ByteBuffer.wrap(sha256().digest(text)).getLong();
    long bucket = Long.remainderUnsigned(number, BUCKETS);
    long end = 0;
    for (Arm arm : arms) {
      end += (long) arm.percent() * BUCKETS_PER_PERCENT;
      if (bucket < end) {
        return arm;
      }
    }
    throw new IllegalStateException("The shares of " + name + " do not add up to 100");
  }

  /** {@code experiment/arm}, as it stands in a decision. */
  public String label(Arm arm) {
    return name + "/" + arm.name();
  }

  private static void requireName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "%s is named by 1 to 30 lower-case letters, digits and hyphens, not %s"
              .formatted(what, name));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
