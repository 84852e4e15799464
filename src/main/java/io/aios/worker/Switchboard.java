package io.aios.worker;

import io.aios.agents.Consult;
import io.aios.ledger.Acceptances;
import io.aios.project.Tasks;
import io.aios.project.Tasks.Started;
import io.aios.routing.CallGate;
import io.aios.routing.Router;

/** Connects whoever performs a task to the models, and to those who watch. */
record Switchboard(Router router, Tasks tasks, Acceptances acceptances, Chronicle chronicle) {

  /** The connection of one start of a task. */
  Consult connect(Started.Running running, CallGate gate) {
    return new RoutedConsult(this, running, gate);
  }
}
