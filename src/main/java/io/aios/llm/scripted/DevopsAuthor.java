package io.aios.llm.scripted;

import java.util.ArrayList;
import java.util.List;

/** Writes how the files that are really there are built, shipped and run. */
record DevopsAuthor(TemplateShelf shelf) implements Author {

  private static final List<String> ALWAYS =
      List.of("README.md", ".gitignore", ".dockerignore", ".github/workflows/ci.yml");

  private static final List<String> FOR_BACKEND =
      List.of(
          "docker/backend.Dockerfile",
          "k8s/backend-deployment.yaml",
          "k8s/backend-service.yaml",
          "k8s/backend-storage.yaml");

  private static final List<String> FOR_FRONTEND =
      List.of(
          "docker/frontend.Dockerfile",
          "docker/nginx.conf.template",
          "k8s/frontend-deployment.yaml",
          "k8s/frontend-service.yaml");

  private static final List<String> FOR_ANY =
      List.of("docker-compose.yaml", "k8s/kustomization.yaml");

  @Override
  public List<Page> write(Commission commission) {
    Scope scope = Scopes.of(commission);
    List<String> paths = new ArrayList<>(ALWAYS);
    if (commission.has("backend/requirements.txt")) {
      paths.addAll(FOR_BACKEND);
      scope.mark("backend");
    }
    if (commission.has("frontend/package.json")) {
      paths.addAll(FOR_FRONTEND);
      scope.mark("frontend");
    }
    if (paths.size() > ALWAYS.size()) {
      paths.addAll(FOR_ANY);
    }
    if (commission.listing().stream().anyMatch(DevopsAuthor::isTest)) {
      scope.mark("tests");
    }
    return paths.stream().map(path -> new Page(path, shelf.render(resource(path), scope))).toList();
  }

  private static boolean isTest(String path) {
    return path.startsWith("backend/tests/") || path.startsWith("frontend/tests/");
  }

  /** Build tools leave out resources whose names start with a dot. */
  private static String resource(String path) {
    return "devops/" + (path.startsWith(".") ? path.substring(1) : path);
  }
}
