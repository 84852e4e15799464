package io.aios.agents;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.project.PlanningStep;
import io.aios.verification.Contract;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How much of the files around its task an agent shows to a model. */
enum Sight {
  /** All files with their content. */
  CONTENTS,
  /** All files with their content, and the list of them. */
  CONTENTS_AND_LIST,
  /** The list of all files, with the content of those that say how the project is built and run. */
  LIST_AND_KEY_FILES;

  private static final Set<String> KEY_NAMES =
      Set.of(
          "requirements.txt",
          "pyproject.toml",
          "package.json",
          "vite.config.ts",
          "main.py",
          "config.py",
          "settings.py",
          "database.py",
          "README.md");

  /** Files to show with their content. */
  List<Artifact> contents(Scene scene) {
    Stream<Artifact> given =
        switch (this) {
          case CONTENTS, CONTENTS_AND_LIST -> scene.given().stream();
          case LIST_AND_KEY_FILES -> scene.given().stream().filter(Sight::isKey);
        };
    return Stream.concat(given, scene.own().stream()).toList();
  }

  /** Files to name. */
  List<ArtifactPath> listed(Scene scene) {
    return switch (this) {
      case CONTENTS -> List.of();
      case CONTENTS_AND_LIST, LIST_AND_KEY_FILES ->
          Stream.concat(scene.given().stream(), scene.own().stream()).map(Artifact::path).toList();
    };
  }

  private static boolean isKey(Artifact file) {
    ArtifactPath path = file.path();
    return path.equals(PlanningStep.SPECIFICATION)
        || path.equals(Contract.PATH)
        || KEY_NAMES.contains(path.fileName());
  }
}
