package io.aios.llm.scripted;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the texts that come with this provider, as resources under {@code /scripted}. */
final class TemplateShelf {

  private final Map<String, Template> templates = new ConcurrentHashMap<>();

  /** Fills the template of this name. */
  String render(String name, Scope scope) {
    return templates.computeIfAbsent(name, path -> Template.parse(text(path))).render(scope);
  }

  /** The resource as it is, with line feeds. */
  String text(String name) {
    try (InputStream resource = TemplateShelf.class.getResourceAsStream("/scripted/" + name)) {
      if (resource == null) {
        throw new IllegalStateException("There is no resource /scripted/" + name);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
