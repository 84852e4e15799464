package io.aios.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands one {@link Database} to each top-level test class and drops it after its last test. */
final class DatabaseExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(DatabaseExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Database.class;
  }

  @Override
  public Database resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return topLevelClass(context)
        .getStore(NAMESPACE)
        .computeIfAbsent(Database.class, type -> Database.create(), Database.class);
  }

  /** JUnit closes what a store holds together with the context that the store belongs to. */
  private static ExtensionContext topLevelClass(ExtensionContext context) {
    ExtensionContext found = context;
    while (found.getParent().isPresent() && found.getParent().get().getTestClass().isPresent()) {
      found = found.getParent().get();
    }
    return found;
  }
}
