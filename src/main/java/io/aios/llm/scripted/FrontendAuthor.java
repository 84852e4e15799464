package io.aios.llm.scripted;

import java.util.ArrayList;
import java.util.List;

/** Writes a React application that calls what the contract says. */
record FrontendAuthor(TemplateShelf shelf) implements Author {

  static final String API = "frontend/src/api.ts";

  private static final List<String> PATHS =
      List.of(
          "frontend/index.html",
          "frontend/package.json",
          "frontend/tsconfig.json",
          "frontend/vite.config.ts",
          "frontend/README.md",
          "frontend/src/main.tsx",
          "frontend/src/App.tsx",
          API,
          "frontend/src/types.ts",
          "frontend/src/styles.css");

  private static final List<String> PARTS = List.of("Board", "Form", "List");

  @Override
  public List<Page> write(Commission commission) {
    Scope scope = Scopes.of(commission);
    List<Page> pages = new ArrayList<>();
    PATHS.forEach(path -> pages.add(new Page(path, shelf.render(path, scope))));
    for (Resource resource : boards(commission)) {
      for (String part : PARTS) {
        pages.add(
            new Page(
                component(resource, part),
                shelf.render(
                    "frontend/src/components/" + part + ".tsx", Scopes.resource(resource))));
      }
    }
    return List.copyOf(pages);
  }

  static List<Resource> boards(Commission commission) {
    return commission.resources().stream().filter(Resource::hasBoard).toList();
  }

  static String component(Resource resource, String part) {
    return "frontend/src/components/" + resource.entity().name() + part + ".tsx";
  }
}
