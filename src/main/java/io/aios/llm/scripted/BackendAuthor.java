package io.aios.llm.scripted;

import java.util.List;

/** Writes a FastAPI application that serves what the contract says. */
record BackendAuthor(TemplateShelf shelf) implements Author {

  static final String MAIN = "backend/app/main.py";

  private static final List<String> PATHS =
      List.of(
          "backend/app/__init__.py",
          "backend/app/database.py",
          "backend/app/models.py",
          "backend/app/schemas.py",
          MAIN,
          "backend/requirements.txt",
          "backend/README.md");

  @Override
  public List<Page> write(Commission commission) {
    Scope scope = Scopes.of(commission);
    return PATHS.stream().map(path -> new Page(path, shelf.render(path, scope))).toList();
  }
}
