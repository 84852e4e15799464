package io.aios.llm.scripted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes tests for the files that are really there: of the backend's routes those that the contract
 * states and {@code main.py} serves, of the frontend the calls that {@code api.ts} exports.
 */
record QaAuthor(TemplateShelf shelf) implements Author {

  @Override
  public List<Page> write(Commission commission) {
    List<Page> pages = new ArrayList<>();
    if (commission.has(BackendAuthor.MAIN)) {
      Scope served = Scopes.of(narrowed(commission, QaAuthor::isServed));
      pages.add(page("backend/conftest.py", served));
      pages.add(page("backend/tests/test_api.py", served));
      pages.add(page("backend/tests/requirements.txt", served));
    }
    if (commission.has(FrontendAuthor.API)) {
      Commission called = narrowed(commission, QaAuthor::isCalled);
      pages.add(page("frontend/tests/api.test.ts", Scopes.of(called)));
      if (showsLists(commission)) {
        pages.add(page("frontend/tests/lists.test.tsx", Scopes.of(commission)));
      }
    }
    return List.copyOf(pages);
  }

  private Page page(String path, Scope scope) {
    return new Page(path, shelf.render("qa/" + path, scope));
  }

  private static boolean showsLists(Commission commission) {
    return FrontendAuthor.boards(commission).stream()
        .map(resource -> FrontendAuthor.component(resource, "List"))
        .allMatch(path -> commission.file(path).contains("export function "));
  }

  private static Commission narrowed(Commission commission, Presence presence) {
    List<Resource> resources =
        commission.resources().stream()
            .map(resource -> narrowed(resource, commission, presence))
            .toList();
    return new Commission(
        commission.title(),
        commission.brief(),
        resources,
        commission.files(),
        commission.listing());
  }

  private static Resource narrowed(Resource resource, Commission commission, Presence presence) {
    Set<Operation> there = EnumSet.noneOf(Operation.class);
    Arrays.stream(Operation.values())
        .filter(resource.operations()::contains)
        .filter(operation -> presence.test(commission, resource, operation))
        .forEach(there::add);
    return new Resource(resource.entity(), resource.path(), resource.parameter(), there);
  }

  /** Says whether the code has what the contract states. */
  private interface Presence {
    boolean test(Commission commission, Resource resource, Operation operation);
  }

  private static boolean isServed(Commission commission, Resource resource, Operation operation) {
    String main = commission.file(BackendAuthor.MAIN);
    String route =
        "\\."
            + operation.method()
            + "\\(\\s*[\"']"
            + Pattern.quote(resource.pathOf(operation))
            + "[\"']";
    return main.isEmpty() || Pattern.compile(route).matcher(main).find();
  }

  private static boolean isCalled(Commission commission, Resource resource, Operation operation) {
    String api = commission.file(FrontendAuthor.API);
    return api.isEmpty()
        || api.contains("function " + TypeScriptWords.call(resource, operation) + "(");
  }
}
