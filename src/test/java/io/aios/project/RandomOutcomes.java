package io.aios.project;

import io.aios.money.Usd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What becomes of tasks when the dice decide, in awkward words. */
final class RandomOutcomes {

  private final Random random;

  RandomOutcomes(Random random) {
    this.random = random;
  }

  Outcome of(Task task, Instant now) {
    int dice = random.nextInt(100);
    if (dice < 2) {
      return new Outcome.Failed(words(), AwkwardTexts.findings());
    } else if (dice < 12) {
      return new Outcome.Deferred(now.plus(Duration.ofNanos(5_000_000_001L)), words());
    } else if (dice < 18) {
      return new Outcome.Unfunded("tenant:default", new Usd(1 + random.nextInt(1_000)), words());
    } else if (dice >= 94) {
      return new Outcome.HandedBack();
    } else if (task.key().equals(TaskKey.PLAN)) {
      return new Outcome.Planned(RandomPlans.plan(random), AwkwardTexts.files());
    } else if (dice < 34 && !task.step().needs().isEmpty()) {
      List<TaskKey> targets = task.step().needs().stream().sorted().toList();
      return new Outcome.Rework(
          targets.get(random.nextInt(targets.size())), AwkwardTexts.findings());
    }
    return new Outcome.Produced(ProjectCast.files(task.key()));
  }

  private String words() {
    return AwkwardTexts.ANY.repeat(1 + random.nextInt(40));
  }
}
