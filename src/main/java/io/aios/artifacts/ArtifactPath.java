package io.aios.artifacts;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A safe relative path: whatever a model writes, a value of this type cannot leave the folder it is
 * resolved against, on Linux, macOS or Windows, nor touch a repository's own {@code .git}.
 *
 * <p>1 to 240 characters, 1 to 16 segments of letters, digits and <code>._-+@()[]{}$~#%=,! </code>
 * and space, separated by {@code /}. No segment is {@code .} or {@code ..}, starts or ends with a
 * space, ends with a dot, or is a device name of Windows.
 */
public record ArtifactPath(String value) implements Comparable<ArtifactPath> {

  private static final int MOST_CHARACTERS = 240;
  private static final int MOST_SEGMENTS = 16;
  private static final Pattern SEGMENT =
      Pattern.compile("[A-Za-z0-9._+@()\\[\\]{}$~#%=,!-](?:[A-Za-z0-9._+@()\\[\\]{}$~#%=,! -]*)");
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:con|prn|aux|nul|clock\\$|con(?:in|out)\\$|com[0-9]|lpt[0-9]) *(?:\\..*)?");
  private static final Set<String> RESERVED = Set.of(".git", "git~1");

  public ArtifactPath {
    if (value.isEmpty() || value.length() > MOST_CHARACTERS) {
      throw new UnsafePathException(value, "it must have 1 to " + MOST_CHARACTERS + " characters");
    }
    List<String> segments = List.of(value.split("/", -1));
    if (segments.size() > MOST_SEGMENTS) {
      throw new UnsafePathException(
          value, "it is nested deeper than " + MOST_SEGMENTS + " folders");
    }
    for (String segment : segments) {
      requireSafe(value, segment);
    }
  }

  /** The name of the file, without its folders. */
  public String fileName() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** What follows the last dot of the file name, in lower case; empty if there is none. */
  public String extension() {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether this path is the given file or lies below the given folder. */
  public boolean isWithin(ArtifactPath folder) {
    return value.equals(folder.value) || value.startsWith(folder.value + "/");
  }

  @Override
  public int compareTo(ArtifactPath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static void requireSafe(String path, String segment) {
    if (segment.isEmpty()) {
      throw new UnsafePathException(path, "it is absolute or has an empty segment");
    }
    if (segment.equals(".") || segment.equals("..")) {
      throw new UnsafePathException(path, "it walks through '" + segment + "'");
    }
    if (!SEGMENT.matcher(segment).matches()) {
      throw new UnsafePathException(path, "it has a character that is not allowed");
    }
    if (segment.endsWith(".") || segment.endsWith(" ")) {
      throw new UnsafePathException(path, "a segment ends with a dot or a space");
    }
    String lower = segment.toLowerCase(Locale.ROOT);
    if (RESERVED.contains(lower) || DEVICE.matcher(lower).matches()) {
      throw new UnsafePathException(path, "'" + segment + "' is a reserved name");
    }
  }
}
