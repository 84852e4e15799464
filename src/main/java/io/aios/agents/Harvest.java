package io.aios.agents;

import static java.util.Comparator.comparing;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.artifacts.UnsafePathException;
import io.aios.verification.Finding;
import io.aios.verification.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files and findings of one reply while it is read; each file is taken once. */
final class Harvest {

  private static final int MOST_PATH_CHARACTERS = 240;

  /** By lower-case path, because not every file system tells letter case apart. */
  private final SortedMap<String, Artifact> files = new TreeMap<>();

  private final List<Finding> findings = new ArrayList<>();
  private long bytes;

  /** Bytes of all files taken so far. */
  long bytes() {
    return bytes;
  }

  void take(String path, String content) {
    int length = content.getBytes(StandardCharsets.UTF_8).length;
    if (length > ReplyReader.MOST_FILE_BYTES) {
      refuseLarge(path);
    } else if (content.indexOf('\0') >= 0) {
      refuse(path, "It contains a NUL character; only text files can be delivered.");
    } else {
      keep(path, content, length);
    }
  }

  void refuseLarge(String path) {
    refuse(path, "It has more than " + (ReplyReader.MOST_FILE_BYTES >> 20) + " MiB.");
  }

  void refuse(String path, String problem) {
    if (findings.size() < Verdict.MOST_FINDINGS) {
      findings.add(
          new Finding(
              ReplyReader.CHECK,
              Markup.printable(path, MOST_PATH_CHARACTERS),
              Markup.printable(problem, Finding.MOST_CHARACTERS)));
    }
  }

  Reading reading() {
    for (Artifact file : files.values()) {
      refuseFileAsFolder(file.path().value());
    }
    return files.isEmpty()
        ? new Reading.Unreadable(findings)
        : new Reading.Files(
            files.values().stream().sorted(comparing(Artifact::path)).toList(), findings);
  }

  private void keep(String path, String content, int length) {
    try {
      var file = new Artifact(new ArtifactPath(path), content);
      if (files.putIfAbsent(path.toLowerCase(Locale.ROOT), file) == null) {
        bytes += length;
      } else {
        refuse(path, "The reply has two blocks with this path; give each file once.");
      }
    } catch (UnsafePathException e) {
      refuse(path, e.getMessage() + ". Use a plain path relative to the project's folder.");
    }
  }

  private void refuseFileAsFolder(String path) {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (files.containsKey(path.substring(0, slash).toLowerCase(Locale.ROOT))) {
        refuse(path.substring(0, slash), "It is a file and also the folder of " + path + ".");
      }
    }
  }
}
