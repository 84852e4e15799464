package io.aios.gateway;

import io.aios.artifacts.ArtifactPath;
import io.aios.ledger.Acceptance;
import io.aios.ledger.Basis;
import io.aios.ledger.CallKey;
import io.aios.ledger.CallLine;
import io.aios.ledger.CallLine.Ending;
import io.aios.ledger.Decision;
import io.aios.ledger.Purpose;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.project.AgentKind;
import io.aios.project.Brief;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.ProjectState;
import io.aios.project.Step;
import io.aios.project.Task;
import io.aios.project.TaskId;
import io.aios.project.TaskKey;
import io.aios.project.TaskState;
import io.aios.project.Template;
import io.aios.project.Templates;
import io.aios.project.Tenant;
import io.aios.project.Timeline;
import io.aios.project.UsualAsk;
import io.aios.project.UsualStep;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The same few projects everywhere. */
public final class ProjectCast {

  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static final Decision DECISION =
      new Decision(
          "the cheapest",
          "balanced",
          "cheap-tests/b",
          List.of(
              new Decision.Option(
                  ModelId.of("scripted/standard"),
                  Usd.of("0.0021"),
                  812,
                  Duration.ofMillis(8_200),
                  new BigDecimal("-0.15"))));

  private static final AtomicLong IDS = new AtomicLong(0x0193_5000_0000_7000L << 16);

  private ProjectCast() {}

  /** Ids that sort by time, like the real ones. */
  public static UUID id() {
    return new UUID(0x0193_5000_0000_7000L, 0x8000_0000_0000_0000L | IDS.incrementAndGet());
  }

  public static Templates templates() {
    return new Templates(
        List.of(
            new Template(
                "web-app",
                "Web application",
                "A backend and a frontend.",
                "FastAPI",
                List.of(
                    usual("plan", "CTO", "specification"),
                    usual("backend", "BACKEND", "backend", "plan"),
                    usual("frontend", "FRONTEND", "frontend", "plan"),
                    usual("qa", "QA", "qa", "backend", "frontend"))),
            new Template(
                "library",
                "Library",
                "A library with tests.",
                "Python",
                List.of(usual("plan", "CTO", "specification")))));
  }

  /** A step of one ask: two calls of 1,000 tokens in, 500 out and 10 seconds each. */
  public static UsualStep usual(String key, String kind, String type, String... needs) {
    return new UsualStep(
        new TaskKey(key),
        new AgentKind(kind),
        Arrays.stream(needs).map(TaskKey::new).collect(Collectors.toSet()),
        List.of(new UsualAsk(type, "standard", 2, 1_000, 500, 10)));
  }

  public static Brief todoBrief() {
    return new Brief("Todo", "A todo app with due dates", "web-app", Usd.of("5"));
  }

  public static Project submitted() {
    return new Project(
        new ProjectId(id()),
        Tenant.DEFAULT,
        todoBrief(),
        ProjectState.SUBMITTED,
        "",
        new Timeline.Created(NOON),
        List.of(Task.waiting(new TaskId(id()), step("plan", "CTO"), NOON)));
  }

  /** Plan 2 s; then backend 3.4 s beside frontend 1.4 s; then QA 1.2 s; all in 7 s. */
  public static Project todo() {
    return new Project(
        new ProjectId(id()),
        Tenant.DEFAULT,
        todoBrief(),
        ProjectState.SUCCEEDED,
        "",
        new Timeline.Ended(NOON, NOON, NOON.plusSeconds(7)),
        List.of(
            done(step("plan", "CTO"), 0, 2_000),
            done(step("backend", "BACKEND"), 2_000, 5_400),
            done(step("frontend", "FRONTEND"), 2_000, 3_400),
            done(step("qa", "QA", "backend", "frontend"), 5_400, 6_600)));
  }

  public static Project running(Project project) {
    return new Project(
        project.id(),
        project.tenant(),
        project.brief(),
        ProjectState.RUNNING,
        "",
        new Timeline.Started(NOON, NOON),
        project.tasks());
  }

  public static Step step(String key, String kind, String... needs) {
    return new Step(
        new TaskKey(key),
        new AgentKind(kind),
        "The " + key,
        "Make the " + key,
        Arrays.stream(needs).map(TaskKey::new).collect(Collectors.toSet()),
        Set.of(new ArtifactPath(key + "/main.txt")),
        Set.of(new ArtifactPath(key)));
  }

  public static Task done(Step step, long fromMilliseconds, long toMilliseconds) {
    Timeline timeline =
        new Timeline.Ended(
            NOON, NOON.plusMillis(fromMilliseconds), NOON.plusMillis(toMilliseconds));
    return new Task(
        new TaskId(id()), step, TaskState.SUCCEEDED, 1, 1, 1, 0, 0, List.of(), "", timeline);
  }

  public static CallLine call(Task task, String model, TokenUsage usage, Usd cost) {
    ModelId id = ModelId.of(model);
    return new CallLine(
        id(),
        new CallKey(task.id().value(), "files-0", "cafe"),
        new Purpose("default", id(), task.kind().name(), "files"),
        id,
        usage,
        cost,
        Usd.ZERO,
        new Ending.Settled(StopReason.END, Basis.REPORTED),
        id.provider().equals("scripted") ? Origin.SIMULATED : Origin.MODEL,
        DECISION,
        Acceptance.OPEN,
        NOON,
        1_400);
  }

  /** A call that broke: its whole hold was charged. */
  public static CallLine brokenCall(Task task, String model, Usd cost) {
    return ended(
        call(task, model, TokenUsage.NONE, cost),
        new Ending.Kept("the connection broke", Basis.ESTIMATED));
  }

  /** A call that the model declined to answer: what it used was charged. */
  public static CallLine refusedCall(Task task, String model, TokenUsage usage, Usd cost) {
    return ended(call(task, model, usage, cost), new Ending.Kept("refused", Basis.REPORTED));
  }

  private static CallLine ended(CallLine line, Ending ending) {
    return new CallLine(
        line.call(),
        line.key(),
        line.purpose(),
        line.model(),
        line.usage(),
        line.cost(),
        line.saved(),
        ending,
        line.origin(),
        line.decision(),
        line.acceptance(),
        line.endedAt(),
        line.milliseconds());
  }

  public static Task task(Project project, String key) {
    return project.task(new TaskKey(key)).orElseThrow();
  }
}
