package io.aios.llm.scripted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Spoils replies in the ways that {@link Mischief} lists. */
final class Sabotage {

  static final int MANY_FILES = 10_000;
  static final int HUGE_CHARACTERS = 50_000_000;

  private static final String EVIL = "root::0:0::/:/bin/sh\n";
  private static final String APOLOGY =
      "I have thought about this for a long time, and it is going very well indeed.\n";

  private Sabotage() {}

  /** The manuscript with that mischief in its files or its plan. */
  static Manuscript spoil(Manuscript manuscript, Mischief mischief) {
    return manuscript.pages().isEmpty()
        ? new Manuscript(spoilPlan(manuscript.prose(), mischief), List.of())
        : spoilFiles(manuscript, mischief);
  }

  /** The text of a reply with all mischief that does not look at what it says. */
  static String spoil(String text, Set<Mischief> mischiefs) {
    if (mischiefs.contains(Mischief.SILENT)) {
      return "";
    }
    if (mischiefs.contains(Mischief.GARBLED)) {
      return APOLOGY;
    }
    if (mischiefs.contains(Mischief.UNCLOSED_FILE)) {
      int last = text.lastIndexOf("</file>");
      return last < 0 ? text : text.substring(0, last);
    }
    return text;
  }

  private static String spoilPlan(String plan, Mischief mischief) {
    return switch (mischief) {
      case BROKEN_PLAN -> plan.replaceFirst("\"steps\"", "steps").replace("]", "");
      case CIRCULAR_PLAN -> plan.replaceFirst("\"needs\" : \\[ *\\]", "\"needs\" : [ \"qa\" ]");
      case PARENT_PATH,
          ABSOLUTE_PATH,
          NUL_PATH,
          BACKSLASH_PATH,
          UNOWNED_FILE,
          TEN_THOUSAND_FILES,
          HUGE_FILE,
          EMPTY_FILE,
          PLACEHOLDER_FILE,
          MISSING_FILE,
          BROKEN_JSON,
          BROKEN_YAML,
          BROKEN_PYTHON,
          UNCLOSED_FILE,
          GARBLED,
          SILENT,
          TRUNCATED,
          ENDLESS,
          INVALID_CONTRACT,
          MISSING_ROUTE,
          UNKNOWN_ROUTE ->
          plan;
    };
  }

  private static Manuscript spoilFiles(Manuscript files, Mischief mischief) {
    Page largest = files.largest();
    return switch (mischief) {
      case PARENT_PATH -> files.with(new Page("../../etc/passwd", EVIL));
      case ABSOLUTE_PATH -> files.with(new Page("/etc/passwd", EVIL));
      case NUL_PATH -> files.with(new Page(folder(largest) + "notes\0.md", EVIL));
      case BACKSLASH_PATH -> files.with(new Page("..\\..\\windows\\evil.cmd", EVIL));
      case UNOWNED_FILE -> files.with(new Page("elsewhere/notes.md", "These are my notes.\n"));
      case TEN_THOUSAND_FILES -> flooded(files, folder(largest));
      case HUGE_FILE -> replaced(files, largest, "x".repeat(HUGE_CHARACTERS) + "\n");
      case EMPTY_FILE -> replaced(files, largest, "");
      case PLACEHOLDER_FILE -> replaced(files, largest, promise(largest));
      case MISSING_FILE -> files.without(largest);
      case BROKEN_JSON -> files.change(".json", text -> text.substring(0, text.length() / 2));
      case BROKEN_YAML -> files.change(".yaml", text -> text + "unclosed: [1, 2\n");
      case BROKEN_PYTHON -> files.change(".py", text -> text + "\ndef broken(:\n");
      case INVALID_CONTRACT -> files.change(".yaml", text -> text.replace("\npaths:", "\nroutes:"));
      case MISSING_ROUTE -> files.change("/main.py", Sabotage::withoutSingleRecords);
      case UNKNOWN_ROUTE -> files.change("/api.ts", Sabotage::withUnknownRoute);
      case UNCLOSED_FILE, GARBLED, SILENT, TRUNCATED, ENDLESS, BROKEN_PLAN, CIRCULAR_PLAN -> files;
    };
  }

  private static Manuscript flooded(Manuscript files, String folder) {
    List<Page> pages = new ArrayList<>(files.pages());
    for (int i = 0; i < MANY_FILES; i++) {
      pages.add(new Page(folder + "part" + i + ".md", "This is part " + i + ".\n"));
    }
    return new Manuscript(files.prose(), pages);
  }

  private static Manuscript replaced(Manuscript files, Page page, String content) {
    return files.change(page.path(), text -> content);
  }

  private static String promise(Page page) {
    return page.endsWith(".py") || page.endsWith(".yaml")
        ? "# TODO implement\n"
        : "// TODO implement\n";
  }

  /** Functions stand between two empty lines. */
  private static String withoutSingleRecords(String main) {
    return Arrays.stream(main.split("\n\n\n"))
        .filter(
            part -> !part.startsWith("@app.") || !part.lines().findFirst().orElse("").contains("{"))
        .collect(Collectors.joining("\n\n\n"));
  }

  private static String withUnknownRoute(String api) {
    return api
        + "\nexport async function listSecrets(): Promise<unknown> {\n"
        + "  return (await fetch(\"/api/secrets\")).json();\n}\n";
  }

  private static String folder(Page page) {
    return page.path().substring(0, page.path().lastIndexOf('/') + 1);
  }
}
