package io.aios.gateway.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.Artifact;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectArchiveTest {

  private static final Artifact MAIN = Artifact.of("backend/app/main.py", "print('größe')\n");
  private static final Artifact READ_ME = Artifact.of("README.md", "# Todo\n");

  @Test
  void holdsAllFilesInOneFolderInOrderOfPath() throws IOException {
    byte[] zip = bytes(ProjectArchive.of("Todo", List.of(MAIN, READ_ME)));

    assertThat(unpacked(zip))
        .containsExactly(
            Map.entry("todo/README.md", READ_ME.content()),
            Map.entry("todo/backend/app/main.py", MAIN.content()));
  }

  @Test
  void sameFilesGiveTheSameBytesInEveryTimeZone() throws IOException {
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      byte[] here = bytes(ProjectArchive.of("Todo", List.of(MAIN, READ_ME)));
      TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));
      byte[] there = bytes(ProjectArchive.of("Todo", List.of(READ_ME, MAIN)));

      assertThat(there).isEqualTo(here);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void projectWithoutFilesGivesAnEmptyArchive() throws IOException {
    assertThat(unpacked(bytes(ProjectArchive.of("Todo", List.of())))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Todo, todo",
    "My  Shop: 2nd try!, my-shop-2nd-try",
    "../../etc/passwd, etc-passwd",
    "尺寸, project",
    "AUX, project",
    "-x-, x"
  })
  void folderIsNamedAfterTheProject(String name, String folder) {
    assertThat(ProjectArchive.slug(name)).isEqualTo(folder);
  }

  @Test
  void longNamesAreCut() {
    assertThat(ProjectArchive.slug("ab ".repeat(30))).hasSizeLessThanOrEqualTo(60).endsWith("b");
  }

  private static byte[] bytes(ProjectArchive archive) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    archive.writeTo(out);
    return out.toByteArray();
  }

  private static Map<String, String> unpacked(byte[] zip) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
