package io.aios.llm.scripted;

import java.util.EnumSet;
import java.util.Set;

/**
 * An entity as the contract serves it.
 *
 * @param path of the list, e.g. {@code /api/todos}
 * @param parameter name of the id in the path of a single record, e.g. {@code todo_id}
 */
record Resource(Entity entity, String path, String parameter, Set<Operation> operations) {

  Resource {
    operations = Set.copyOf(operations);
  }

  /** The entity with all operations at its usual place. */
  static Resource of(Entity entity) {
    return new Resource(
        entity,
        "/api/" + entity.plural().replace('_', '-'),
        entity.singular() + "_id",
        EnumSet.allOf(Operation.class));
  }

  /** Path of a single record as the contract writes it. */
  String itemPath() {
    return path + "/{" + parameter + "}";
  }

  String pathOf(Operation operation) {
    return operation.concernsOne() ? itemPath() : path;
  }

  /** Whether a page can show it: records are listed and added there. */
  boolean hasBoard() {
    return operations.contains(Operation.LIST) && operations.contains(Operation.CREATE);
  }

  /** Whether a record that is there can be changed or deleted. */
  boolean canAct() {
    return operations.contains(Operation.UPDATE) || operations.contains(Operation.DELETE);
  }
}
