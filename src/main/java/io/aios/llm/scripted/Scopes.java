package io.aios.llm.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Says what templates may use of a commission. */
final class Scopes {

  private Scopes() {}

  static Scope of(Commission commission) {
    String title = commission.title();
    List<Resource> resources = commission.resources();
    Scope scope =
        new Scope()
            .text("title", title)
            .text("titleQuoted", Literal.quoted(title))
            .text("titleHtml", Literal.html(title))
            .text("titleMarkdown", Literal.markdown(title))
            .text("slug", commission.slug())
            .each("briefLines", lines(Literal.quotation(commission.brief())))
            .each("resources", resources.stream().map(Scopes::resource).toList())
            .each(
                "boards",
                resources.stream().filter(Resource::hasBoard).map(Scopes::resource).toList());
    if (resources.stream().anyMatch(resource -> resource.entity().has(FieldType.DATE))) {
      scope.mark("hasDates");
    }
    if (resources.stream().anyMatch(Resource::canAct)) {
      scope.mark("acts");
    }
    return scope;
  }

  static Scope resource(Resource resource) {
    Entity entity = resource.entity();
    Field titleField = entity.titleField();
    Scope scope =
        new Scope()
            .text("name", entity.name())
            .text("names", Words.pascal(List.of(entity.plural().split("_"))))
            .text("singular", entity.singular())
            .text("plural", entity.plural())
            .text("constant", entity.singular().toUpperCase(Locale.ROOT))
            .text("noun", entity.noun())
            .text("aNoun", (startsWithVowel(entity) ? "an " : "a ") + entity.noun())
            .text("ANoun", (startsWithVowel(entity) ? "An " : "A ") + entity.noun())
            .text("nouns", entity.plural().replace('_', ' '))
            .text("nounsLabel", entity.pluralLabel())
            .text("path", resource.path())
            .text("itemPath", resource.itemPath())
            .text("parameter", resource.parameter())
            .text("titleField", titleField.name())
            .text("titleSecond", Samples.second(entity, titleField))
            .each("fields", fields(entity, field -> true))
            .each("required", fields(entity, Field::isRequired))
            .each("settled", fields(entity, field -> !field.isNullable()));
    marks(resource, titleField).forEach(scope::mark);
    return scope;
  }

  private static List<String> marks(Resource resource, Field titleField) {
    List<String> marks = new ArrayList<>();
    resource.operations().forEach(operation -> marks.add(mark(operation)));
    boolean canUpdate = resource.operations().contains(Operation.UPDATE);
    if (canUpdate && resource.entity().has(FieldType.FLAG)) {
      marks.add("toggles");
    }
    if (resource.canAct()) {
      marks.add("acts");
    }
    if (titleField.type() == FieldType.LINE) {
      marks.add("hasTitle");
    }
    return marks;
  }

  private static boolean startsWithVowel(Entity entity) {
    return "aeiou".indexOf(entity.noun().charAt(0)) >= 0;
  }

  static List<Scope> lines(List<String> lines) {
    return lines.stream().map(line -> new Scope().text("line", line)).toList();
  }

  private static List<Scope> fields(Entity entity, Predicate<Field> wanted) {
    return entity.fields().stream().filter(wanted).map(field -> field(entity, field)).toList();
  }

  private static Scope field(Entity entity, Field field) {
    String first = Samples.first(entity, field);
    String second = Samples.second(entity, field);
    Scope scope =
        new Scope()
            .text("field", field.name())
            .text("label", field.label())
            .text("kind", field.type().words())
            .text("pyCreated", PythonWords.created(field))
            .text("pyChanged", PythonWords.changed(field))
            .text("pyColumn", PythonWords.column(field))
            .text("pyFirst", PythonWords.literal(first))
            .text("pySecond", PythonWords.literal(second))
            .each("pyForbidden", lines(PythonWords.forbidden(field)))
            .each("schema", lines(OpenApiWords.schema(field)))
            .text("first", first)
            .text("second", second)
            .text("tsType", TypeScriptWords.type(field))
            .text("tsDraft", TypeScriptWords.draft(field))
            .text("tsValue", TypeScriptWords.value(field))
            .text("tsAttributes", TypeScriptWords.attributes(field))
            .text("tsShown", TypeScriptWords.shown(field));
    return marked(scope, field);
  }

  private static Scope marked(Scope scope, Field field) {
    if (field.isRequired()) {
      scope.mark("isRequired");
    }
    return switch (field.type()) {
      case FLAG -> scope.mark("isFlag");
      case TEXT -> scope.mark("isText");
      case LINE, COUNT, INTEGER, AMOUNT, DECIMAL, DATE -> scope.mark("isInput");
    };
  }

  private static String mark(Operation operation) {
    return switch (operation) {
      case LIST -> "canList";
      case CREATE -> "canCreate";
      case READ -> "canRead";
      case UPDATE -> "canUpdate";
      case DELETE -> "canDelete";
    };
  }
}
