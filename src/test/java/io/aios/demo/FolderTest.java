package io.aios.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTest {

  @TempDir private Path temporary;

  @Test
  void writesFilesWithoutTheRootOfTheArchive() throws IOException {
    int files = new Folder(temporary).unpack(archive("todo/backend/app/main.py"));

    assertThat(files).isOne();
    assertThat(temporary.resolve("backend/app/main.py")).hasContent("content");
  }

  @ParameterizedTest
  @ValueSource(strings = {"todo/../../escaped", "todo/a/../../../b", "todo//../../c"})
  void writesNothingOutside(String entry) throws IOException {
    Path inner = temporary.resolve("inner");

    assertThatThrownBy(() -> new Folder(inner).unpack(archive(entry)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("outside");
    assertThat(temporary).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "Build a Todo app with due dates, Todo app, todo-app",
    "'a bookshop inventory with title, price and stock', Bookshop inventory, bookshop-inventory",
    "???, Demo, demo",
    "Überstunden erfassen, Überstunden erfassen, berstunden-erfassen"
  })
  void namesProjectAndFolderAfterTheBrief(String brief, String name, String folder) {
    assertThat(ProjectName.of(brief)).isEqualTo(name);
    assertThat(ProjectName.folder(name)).isEqualTo(folder);
  }

  private static ByteArrayInputStream archive(String entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write("content".getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
