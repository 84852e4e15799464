package io.aios.verification;

import io.aios.artifacts.Artifact;
import java.util.ArrayList;
import java.util.List;

/** The work stays within the {@link Limits}, counted in bytes of UTF-8. */
record LimitsCheck(Limits limits) implements Check {

  @Override
  public String name() {
    return "limits";
  }

  @Override
  public List<Finding> examine(Submission submission) {
    List<Finding> findings = new ArrayList<>();
    int files = submission.files().size();
    if (files > limits.files()) {
      findings.add(finding("", files + " files are more than the limit of " + limits.files()));
    }
    long total = 0;
    for (Artifact file : submission.files()) {
      long bytes = utf8Length(file.content());
      total += bytes;
      if (bytes > limits.fileBytes()) {
        findings.add(
            finding(
                file.path().value(),
                bytes + " bytes are more than the limit of " + limits.fileBytes() + " a file"));
      }
    }
    if (total > limits.totalBytes()) {
      findings.add(
          finding("", total + " bytes in all are more than the limit of " + limits.totalBytes()));
    }
    return findings;
  }

  /** Counts without making the bytes: a refused file may be very large. */
  private static long utf8Length(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // A surrogate is half of a pair of four bytes; one without its other half counts as two.
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  private Finding finding(String path, String message) {
    return new Finding(name(), path, message);
  }
}
