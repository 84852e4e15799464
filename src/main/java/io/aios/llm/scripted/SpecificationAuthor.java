package io.aios.llm.scripted;

import java.util.List;

/** Writes what the CTO specifies: the application in words, and its contract. */
record SpecificationAuthor(TemplateShelf shelf) implements Author {

  static final String CONTRACT = "contract/openapi.yaml";

  @Override
  public List<Page> write(Commission commission) {
    Scope scope = Scopes.of(commission);
    return List.of(
        new Page("docs/specification.md", shelf.render("cto/specification.md", scope)),
        new Page(CONTRACT, shelf.render("cto/openapi.yaml", scope)));
  }
}
