package io.aios.worker;

import io.aios.engine.DurableWrite;
import io.aios.ledger.Acceptance;
import io.aios.ledger.Acceptances;
import io.aios.llm.ModelId;
import io.aios.routing.Answer;
import io.aios.verification.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What becomes of the replies of one performance of a task. A verdict is about all replies since
 * the one before it, but a reply without a word was of no use whatever came after it; models whose
 * replies did not do are remembered until the work holds, for each deliverable by itself. For one
 * thread.
 */
final class Appraisal {

  private final Acceptances acceptances;
  private final DurableWrite write;
  private final List<UUID> calls = new ArrayList<>();
  private final List<UUID> blank = new ArrayList<>();
  private final Map<String, Set<ModelId>> heard = new HashMap<>();
  private final Map<String, Set<ModelId>> rejected = new HashMap<>();

  Appraisal(Acceptances acceptances, DurableWrite write) {
    this.acceptances = acceptances;
    this.write = write;
  }

  /** Takes note of a reply that nothing is known of yet. */
  void hear(String step, Answer.Answered answered) {
    (answered.reply().text().isBlank() ? blank : calls).add(answered.call());
    modelsOf(heard, step).add(answered.reply().model());
  }

  /** Models that have replied to the same question, and not well enough. */
  Set<ModelId> rejected(String step) {
    return Set.copyOf(rejected.getOrDefault(stem(step), Set.of()));
  }

  /** Says of all replies since the last verdict what became of them. */
  void judge(Verdict verdict) {
    if (heard.isEmpty()) {
      return; // it is about the work of others
    }
    write.run(() -> {
      judge(calls, verdict.holds() ? Acceptance.ACCEPTED : Acceptance.REJECTED);
      judge(blank, Acceptance.REJECTED);
    });
    for (String deliverable : heard.keySet()) {
      if (verdict.holds()) {
        rejected.remove(deliverable);
      } else {
        modelsOf(rejected, deliverable).addAll(heard.get(deliverable));
      }
    }
    calls.clear();
    blank.clear();
    heard.clear();
  }

  private void judge(List<UUID> judged, Acceptance acceptance) {
    if (!judged.isEmpty()) {
      acceptances.judge(List.copyOf(judged), acceptance);
    }
  }

  private static Set<ModelId> modelsOf(Map<String, Set<ModelId>> models, String step) {
    return models.computeIfAbsent(stem(step), deliverable -> new HashSet<>());
  }

  /** The deliverable that a step is about: {@code files} for {@code files-1-more-2}. */
  private static String stem(String step) {
    int end = step.indexOf('-');
    return end < 0 ? step : step.substring(0, end);
  }
}
