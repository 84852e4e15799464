package io.aios.worker;

import io.aios.agents.Agent;
import io.aios.agents.Consult;
import io.aios.agents.Crew;
import io.aios.agents.Work;
import io.aios.artifacts.Artifacts;
import io.aios.project.Assignment;
import io.aios.project.Outcome;
import io.aios.project.Project;
import io.aios.project.Task;
import io.aios.project.Tasks.Started.Running;
import io.aios.project.Template;
import io.aios.project.Templates;
import io.aios.routing.CallGate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the right agent perform a task that was started. */
final class Performance {

  private static final Logger log = LoggerFactory.getLogger(Performance.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 6;

  private final Crew crew;
  private final Templates templates;
  private final Artifacts artifacts;
  private final Switchboard switchboard;
  private final Places places;
  private final InstantSource clock;

  Performance(
      Crew crew,
      Templates templates,
      Artifacts artifacts,
      Switchboard switchboard,
      Places places,
      InstantSource clock) {
    this.crew = crew;
    this.templates = templates;
    this.artifacts = artifacts;
    this.switchboard = switchboard;
    this.places = places;
    this.clock = clock;
  }

  /** Performs the task; whatever goes wrong is in the work's outcome. */
  Work perform(Running running, CallGate gate) {
    Task task = running.task();
    Optional<Agent> agent = crew.find(task.kind());
    Optional<Template> template = templates.find(running.project().brief().template());
    if (agent.isEmpty() || template.isEmpty()) {
      String missing = agent.isEmpty() ? "agent " + task.kind() : "template of this project";
      return Work.without(new Outcome.Failed("this node has no " + missing, List.of()), List.of());
    }
    Work work =
        places.during(task.kind(), () -> perform(agent.get(), template.get(), running, gate));
    return gate.isShut() ? handedBack(work) : work;
  }

  private Work perform(Agent agent, Template template, Running running, CallGate gate) {
    try {
      Consult consult = switchboard.connect(running, gate);
      return agent.perform(assignment(running, template), consult);
    } catch (RuntimeException bug) {
      // One of the four loops that may catch everything: a bug ends the attempt, not the process.
      Task task = running.task();
      log.error("Task {} of project {} is put off", task.key(), running.project().id(), bug);
      Duration pause =
          SHORTEST_PAUSE.multipliedBy(1L << Math.min(task.deferrals(), MOST_DOUBLINGS));
      String reason = "the agent broke off: " + bug.getClass().getSimpleName();
      return Work.without(new Outcome.Deferred(clock.instant().plus(pause), reason), List.of());
    }
  }

  /** What was broken off is nobody's failure: another node may go on at once. */
  private static Work handedBack(Work work) {
    return work.outcome() instanceof Outcome.Deferred
        ? Work.without(new Outcome.HandedBack(), work.verdicts())
        : work;
  }

  private Assignment assignment(Running running, Template template) {
    Project project = running.project();
    Task task = running.task();
    return new Assignment(
        project.id(),
        task.id(),
        project.brief(),
        template,
        task.step(),
        artifacts.files(project.id().value()),
        project.tasks().stream().map(Task::step).toList(),
        task.findings());
  }
}
