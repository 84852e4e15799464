package io.aios.llm.scripted;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the plan: who builds what, after whom. It promises what the other authors will write. */
record PlanAuthor(TemplateShelf shelf) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** A step in the words of a reply. */
  record PlannedStep(
      String key,
      ScriptedAgent kind,
      String title,
      String goal,
      List<String> needs,
      List<String> files,
      List<String> owns) {}

  /** The graph of steps in the words of a reply. */
  record PlannedSteps(List<PlannedStep> steps) {}

  /** The plan as JSON. */
  String write(Commission commission) {
    List<Page> backend = new BackendAuthor(shelf).write(commission);
    List<Page> frontend = new FrontendAuthor(shelf).write(commission);
    Commission built =
        commission.after(Stream.concat(backend.stream(), frontend.stream()).toList());
    List<Page> tests = new QaAuthor(shelf).write(built);
    List<Page> delivery = new DevopsAuthor(shelf).write(built);
    return JSON.writeValueAsString(
        new PlannedSteps(
            List.of(backend(backend), frontend(frontend), qa(tests), devops(delivery))));
  }

  private static PlannedStep backend(List<Page> pages) {
    return new PlannedStep(
        "backend",
        ScriptedAgent.BACKEND,
        "Serve the contract",
        "Write a FastAPI application that serves every route of contract/openapi.yaml and keeps its"
            + " records by SQLAlchemy in the database that DATABASE_URL names, SQLite by default.",
        List.of(),
        paths(pages),
        List.of(
            "backend/app",
            "backend/requirements.txt",
            "backend/README.md",
            "backend/pyproject.toml"));
  }

  private static PlannedStep frontend(List<Page> pages) {
    return new PlannedStep(
        "frontend",
        ScriptedAgent.FRONTEND,
        "Give it a face",
        "Write a React and TypeScript application, built by Vite, that lists, adds, changes and"
            + " deletes records and calls only routes of contract/openapi.yaml.",
        List.of(),
        paths(pages),
        List.of(
            "frontend/src",
            "frontend/index.html",
            "frontend/package.json",
            "frontend/tsconfig.json",
            "frontend/vite.config.ts",
            "frontend/README.md"));
  }

  private static PlannedStep qa(List<Page> pages) {
    return new PlannedStep(
        "qa",
        ScriptedAgent.QA,
        "Test both sides",
        "Write pytest tests for every route of the backend and Vitest tests for the calls of the"
            + " frontend, from the files that are really there.",
        List.of("backend", "frontend"),
        paths(pages),
        List.of("backend/tests", "backend/conftest.py", "frontend/tests"));
  }

  private static PlannedStep devops(List<Page> pages) {
    return new PlannedStep(
        "devops",
        ScriptedAgent.DEVOPS,
        "Make it run anywhere",
        "Write container images that need no root, a Compose file, Kubernetes manifests with probes"
            + " and limits, a CI workflow, and a README that says how to run it all.",
        List.of("backend", "frontend"),
        paths(pages),
        List.of(
            "docker",
            "k8s",
            ".github",
            "docker-compose.yaml",
            "README.md",
            ".gitignore",
            ".dockerignore"));
  }

  private static List<String> paths(List<Page> pages) {
    return pages.stream().map(Page::path).toList();
  }
}
