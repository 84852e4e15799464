package io.aios.agents;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.money.Usd;
import io.aios.project.AgentKind;
import io.aios.project.Assignment;
import io.aios.project.Brief;
import io.aios.project.ProjectId;
import io.aios.project.Step;
import io.aios.project.TaskId;
import io.aios.project.TaskKey;
import io.aios.project.Template;
import io.aios.project.UsualAsk;
import io.aios.project.UsualStep;
import io.aios.verification.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A bookshop and the team that builds it. */
final class TeamCast {

  static final Step PLAN =
      step(
          "plan",
          AgentKind.CTO,
          Set.of(),
          "docs/specification.md contract/openapi.yaml",
          "docs/specification.md contract/openapi.yaml docs/plan.json");
  static final Step BACKEND =
      step("backend", AgentKind.BACKEND, Set.of(), "backend/app/main.py", "backend/app");
  static final Step FRONTEND =
      step("frontend", AgentKind.FRONTEND, Set.of(), "frontend/src/App.tsx", "frontend/src");
  static final Step QA =
      step(
          "qa",
          AgentKind.QA,
          Set.of("backend", "frontend"),
          "backend/tests/test_api.py",
          "backend/tests frontend/tests");
  static final Step DEVOPS =
      step(
          "devops",
          AgentKind.DEVOPS,
          Set.of("backend", "frontend"),
          "docker/backend.Dockerfile",
          "docker k8s README.md");

  static final Artifact SPECIFICATION = Artifact.of("docs/specification.md", "# Bookshop\n");
  static final Artifact CONTRACT = Artifact.of("contract/openapi.yaml", "openapi: 3.0.3\n");
  static final Artifact SERVER = Artifact.of("backend/app/main.py", "app = 1\n");
  static final Artifact MODELS = Artifact.of("backend/app/models.py", "class Book: pass\n");
  static final Artifact SCREEN = Artifact.of("frontend/src/App.tsx", "export {}\n");
  static final Artifact IMAGE = Artifact.of("docker/backend.Dockerfile", "FROM scratch\n");

  private TeamCast() {}

  static Assignment first(Step step, Artifact... files) {
    return assignment(step, "A bookshop with title, price and stock.", List.of(), files);
  }

  static Assignment sentBack(Step step, Finding finding, Artifact... files) {
    return assignment(step, "A bookshop.", List.of(finding), files);
  }

  static Assignment asked(Step step, String brief) {
    return assignment(step, brief, List.of());
  }

  private static Assignment assignment(
      Step step, String brief, List<Finding> findings, Artifact... files) {
    return new Assignment(
        new ProjectId(new UUID(1, 1)),
        new TaskId(new UUID(2, 2)),
        new Brief("Bookshop", brief, "web-app", Usd.of("1")),
        new Template(
            "web-app",
            "Web application",
            "A web application.",
            "Use FastAPI.",
            List.of(
                new UsualStep(
                    TaskKey.PLAN,
                    AgentKind.CTO,
                    Set.of(),
                    List.of(new UsualAsk("plan", "premium", 1, 1_000, 500, 10))))),
        step,
        List.of(files),
        List.of(PLAN, BACKEND, FRONTEND, QA, DEVOPS),
        findings);
  }

  /** A reply with these files, as a model writes them. */
  static String reply(Artifact... files) {
    return "Here you are.\n\n"
        + Arrays.stream(files).map(Markup::file).collect(Collectors.joining("\n"));
  }

  private static Step step(
      String key, AgentKind kind, Set<String> needs, String files, String owns) {
    return new Step(
        new TaskKey(key),
        kind,
        "Make the " + key,
        "Make the " + key + " of the bookshop.",
        needs.stream().map(TaskKey::new).collect(Collectors.toSet()),
        paths(files),
        paths(owns));
  }

  private static Set<ArtifactPath> paths(String words) {
    return Arrays.stream(words.split(" ")).map(ArtifactPath::new).collect(Collectors.toSet());
  }
}
