package io.aios.gateway.artifact;

import io.aios.artifacts.Artifact;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * All files of a project in one zip, under one folder. The same files give the same bytes, wherever
 * and whenever it is made.
 *
 * @param folder name of the folder, and of the archive
 */
record ProjectArchive(String folder, List<Artifact> files) {

  /**
   * The real time would make each archive another. The first instant of 1980 would, too: Java takes
   * it for an earlier one and adds a time stamp that depends on the time zone.
   */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final int MOST_CHARACTERS = 60;
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern HYPHENS_AT_ENDS = Pattern.compile("^-|-$");

  /** Names that Windows keeps for devices: nobody could unpack them there. */
  private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]|");

  ProjectArchive {
    files = files.stream().sorted(Comparator.comparing(Artifact::path)).toList();
  }

  /** An archive whose folder is named after the project. */
  static ProjectArchive of(String projectName, List<Artifact> files) {
    return new ProjectArchive(slug(projectName), files);
  }

  /** The name in lower-case letters, digits and hyphens; {@code project} if nothing is left. */
  static String slug(String name) {
    String words = OTHERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
    String most = words.substring(0, Math.min(words.length(), MOST_CHARACTERS));
    String slug = HYPHENS_AT_ENDS.matcher(most).replaceAll("");
    return DEVICE.matcher(slug).matches() ? "project" : slug;
  }

  String fileName() {
    return folder + ".zip";
  }

  /** Writes file by file; leaves the stream open. */
  void writeTo(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (Artifact file : files) {
      ZipEntry entry = new ZipEntry(folder + "/" + file.path());
      entry.setTimeLocal(ALWAYS);
      zip.putNextEntry(entry);
      zip.write(file.content().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
  }
}
