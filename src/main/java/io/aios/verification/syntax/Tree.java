package io.aios.verification.syntax;

import java.util.List;
import java.util.Map;

/** The values of a YAML document, with scalars as they are written. */
sealed interface Tree {

  /** Named values in the order of the document. */
  record Mapping(Map<String, Tree> entries) implements Tree {}

  record Listing(List<Tree> items) implements Tree {}

  record Scalar(String value) implements Tree {}

  /** What lies under the name; an empty scalar if there is nothing or this is no mapping. */
  default Tree get(String name) {
    return entriesOrNone().getOrDefault(name, new Scalar(""));
  }

  default Map<String, Tree> entriesOrNone() {
    return this instanceof Mapping mapping ? mapping.entries() : Map.of();
  }

  default List<Tree> itemsOrNone() {
    return this instanceof Listing listing ? listing.items() : List.of();
  }

  /** The text of a scalar; empty for anything else. */
  default String text() {
    return this instanceof Scalar scalar ? scalar.value() : "";
  }
}
