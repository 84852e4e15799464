package io.aios.worker;

import io.aios.engine.Lease;
import io.aios.project.ProjectId;
import io.aios.routing.CallGate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The work on tasks that is under way in this process, so that its calls to models can be broken
 * off instead of paid for: those of a project that has ended, that of a row which another process
 * has taken over, or all when the node stops. Thread-safe.
 */
final class InFlight {

  private final Map<ProjectId, Set<CallGate>> gates = new ConcurrentHashMap<>();
  private final Map<Lease, CallGate> leases = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /** Does the work, which makes its calls through the gate that it is given. */
  <T> T during(Lease lease, ProjectId project, Function<CallGate, T> work) {
    CallGate gate = new CallGate();
    add(project, gate);
    leases.put(lease, gate);
    try {
      if (stopping) {
        gate.shut();
      }
      return work.apply(gate);
    } finally {
      leases.remove(lease);
      remove(project, gate);
    }
  }

  /** The projects that work is under way for. */
  Set<ProjectId> projects() {
    return Set.copyOf(gates.keySet());
  }

  /** Breaks off all work for the project. */
  void breakOff(ProjectId project) {
    gates.computeIfPresent(
        project,
        (id, open) -> {
          open.forEach(CallGate::shut);
          return open;
        });
  }

  /** Breaks off the work of a row that is not ours any more. */
  void breakOff(Lease lost) {
    CallGate gate = leases.get(lost);
    if (gate != null) {
      gate.shut();
    }
  }

  /** Breaks off all work there is and will be. */
  void breakOffAll() {
    stopping = true;
    gates.keySet().forEach(this::breakOff);
  }

  private void add(ProjectId project, CallGate gate) {
    gates.compute(
        project,
        (id, known) -> {
          Set<CallGate> open = known == null ? new HashSet<>() : known;
          open.add(gate);
          return open;
        });
  }

  private void remove(ProjectId project, CallGate gate) {
    gates.computeIfPresent(
        project,
        (id, open) -> {
          open.remove(gate);
          return open.isEmpty() ? null : open;
        });
  }
}
