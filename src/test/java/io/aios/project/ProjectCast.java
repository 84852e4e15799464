package io.aios.project;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.artifacts.ArtifactRef;
import io.aios.money.Usd;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The same few projects everywhere. */
public final class ProjectCast {

  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private ProjectCast() {}

  public static Brief todo() {
    return new Brief("Todo", "build a Todo app with due dates", "web-app", Usd.of("5.00"));
  }

  /** The default team: backend and frontend side by side, then QA and DevOps side by side. */
  public static Plan team() {
    return new Plan(
        List.of(
            step("backend", AgentKind.BACKEND),
            step("frontend", AgentKind.FRONTEND),
            step("qa", AgentKind.QA, "backend", "frontend"),
            step("devops", AgentKind.DEVOPS, "backend", "frontend")));
  }

  public static Step step(String key, AgentKind kind, String... needs) {
    Set<TaskKey> needed = Arrays.stream(needs).map(TaskKey::new).collect(Collectors.toSet());
    ArtifactPath folder = new ArtifactPath(key);
    return new Step(
        new TaskKey(key), kind, "The " + key, "Build the " + key, needed, Set.of(), Set.of(folder));
  }

  public static Project submitted() {
    IdSource ids = ids(1);
    return new Project(
        new ProjectId(ids.next()),
        Tenant.DEFAULT,
        todo(),
        ProjectState.SUBMITTED,
        "",
        new Timeline.Created(NOON),
        List.of(Task.waiting(new TaskId(ids.next()), PlanningStep.step(), NOON)));
  }

  /** A request of a client that gives no key of its own. */
  public static Projects.Submission submission(IdSource ids) {
    return submission(ids, "", "");
  }

  public static Projects.Submission submission(IdSource ids, String key, String requestHash) {
    return new Projects.Submission(
        new ProjectId(ids.next()),
        Tenant.DEFAULT,
        new TaskId(ids.next()),
        todo(),
        key,
        requestHash);
  }

  /** Stores a new project in a transaction of its own. */
  public static Project submit(Stores stores, IdSource ids) {
    Projects.Submitted submitted =
        stores.inTransaction(() -> stores.projects().submit(submission(ids), NOON));
    return switch (submitted) {
      case Projects.Submitted.Accepted accepted -> accepted.project();
      case Projects.Submitted.Repeated repeated -> throw new AssertionError(repeated);
      case Projects.Submitted.Conflicting conflicting -> throw new AssertionError(conflicting);
    };
  }

  public static List<ArtifactRef> files(TaskKey key) {
    return List.of(Artifact.of(key + "/readme.md", "The work of " + key + "\n").ref());
  }

  /** Ids that are the same for the same seed, and sort by the order of their making. */
  public static IdSource ids(long seed) {
    Random random = new Random(seed);
    long[] next = {1};
    return () ->
        new UUID(next[0]++ << 16 | 0x7000, (random.nextLong() & Long.MAX_VALUE) | Long.MIN_VALUE);
  }
}
