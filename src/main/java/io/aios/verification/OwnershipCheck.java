package io.aios.verification;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Every path belongs to the step that writes it and to one file only, also on file systems that do
 * not tell {@code App.tsx} from {@code app.tsx} and where a file cannot be a folder as well.
 */
record OwnershipCheck() implements Check {

  @Override
  public String name() {
    return "ownership";
  }

  @Override
  public List<Finding> examine(Submission submission) {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> taken = taken(submission);
    Set<String> folders = folders(submission);
    Set<ArtifactPath> seen = new HashSet<>();
    for (Artifact file : submission.files()) {
      ArtifactPath path = file.path();
      if (submission.owned().stream().noneMatch(path::isWithin)) {
        findings.add(finding(path, "It lies outside the paths of this step; do not write it"));
      }
      String other = taken.getOrDefault(lower(path), path.value());
      if (!seen.add(path)) {
        findings.add(finding(path, "It is given more than once; give each file once"));
      } else if (!other.equals(path.value())) {
        findings.add(finding(path, "It differs from " + other + " only in upper and lower case"));
      }
      if (folders.contains(lower(path))) {
        findings.add(finding(path, "Another file needs a folder of this name"));
      }
      parents(lower(path)).stream()
          .filter(taken::containsKey)
          .map(parent -> finding(path, taken.get(parent) + " is a file and cannot be a folder"))
          .forEach(findings::add);
    }
    return findings;
  }

  /** Lower-case path to the first spelling; what stands already comes before what is new. */
  private static Map<String, String> taken(Submission submission) {
    Map<String, String> taken = new HashMap<>();
    for (Artifact file : submission.surroundings()) {
      taken.putIfAbsent(lower(file.path()), file.path().value());
    }
    for (Artifact file : submission.files()) {
      taken.putIfAbsent(lower(file.path()), file.path().value());
    }
    return taken;
  }

  private static Set<String> folders(Submission submission) {
    Set<String> folders = new HashSet<>();
    addFolders(submission.surroundings(), folders);
    addFolders(submission.files(), folders);
    return folders;
  }

  private static void addFolders(List<Artifact> files, Set<String> folders) {
    for (Artifact file : files) {
      folders.addAll(parents(lower(file.path())));
    }
  }

  private static List<String> parents(String path) {
    List<String> parents = new ArrayList<>();
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      parents.add(path.substring(0, slash));
    }
    return parents;
  }

  private static String lower(ArtifactPath path) {
    return path.value().toLowerCase(Locale.ROOT);
  }

  private Finding finding(ArtifactPath path, String message) {
    return new Finding(name(), path.value(), message);
  }
}
