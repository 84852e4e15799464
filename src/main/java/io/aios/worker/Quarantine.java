package io.aios.worker;

import io.aios.engine.PerformRow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where tasks are performed that have lost two workers, or have one start left; one at a time in
 * each process. A task that kills its process takes along all that are performed beside it, and
 * their starts count as well; so many have lost two although only one is to blame. Here it is alone
 * among them when it kills once more, and none of the others is lost with it. Thread-safe.
 */
final class Quarantine {

  private final AtomicReference<@Nullable PerformRow> inside = new AtomicReference<>();

  /**
   * Lets a row in, until it leaves; one that is inside may enter again.
   *
   * @throws Occupied if another one is inside
   */
  void enter(PerformRow row) {
    if (!inside.compareAndSet(null, row) && !row.equals(inside.get())) {
      throw new Occupied();
    }
  }

  /** Lets the row out, if it is inside. */
  void leave(PerformRow row) {
    PerformRow known = inside.get();
    if (row.equals(known)) {
      inside.compareAndSet(known, null);
    }
  }

  /** Says that another row is inside, and rolls back what the row that wanted in has written. */
  static final class Occupied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Occupied() {
      super("another suspect is inside", null, false, false);
    }
  }
}
