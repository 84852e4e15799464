package io.aios.worker;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import io.aios.engine.PerformRow;
import io.aios.project.RetryPolicy;
import java.util.HashMap;
import java.util.Map;

/**
 * Where tasks are performed that may be what kills workers. A task that kills its process takes
 * along all that are performed beside it, and their starts count as well; so many come under
 * suspicion although only one is to blame. Here few of them are together in each process, the fewer
 * the fewer starts they have left, and at its last start each is alone, so that none of the others
 * is lost with the one that kills. Thread-safe.
 */
final class Quarantine {

  private final Map<PerformRow, Integer> inside = new HashMap<>();

  /**
   * Lets a row in, until it leaves; one that is inside may enter again.
   *
   * @param together how many may be inside with it; {@link RetryPolicy#NO_SUSPECT} if it need not
   *     enter at all
   * @throws Occupied if it, or one that is inside, would be with too many
   */
  synchronized void enter(PerformRow row, int together) {
    if (together == RetryPolicy.NO_SUSPECT || inside.containsKey(row)) {
      return;
    }
    int most = inside.values().stream().reduce(together, Math::min);
    if (inside.size() >= most) {
      throw new Occupied();
    }
    inside.put(row, together);
  }

  /** Lets the row out, if it is inside. */
  synchronized void leave(PerformRow row) {
    inside.remove(row);
  }

  /** The same end, after which the row is out: what is not written yet is lost with the process. */
  CompletionHandler<Void> leavingAfter(PerformRow row, CompletionHandler<Void> end) {
    return (done, operations) -> {
      try {
        end.complete(done, operations);
      } finally {
        leave(row);
      }
    };
  }

  /** Says that others are inside, and rolls back what the row that wanted in has written. */
  static final class Occupied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Occupied() {
      super("other suspects are inside", null, false, false);
    }
  }
}
