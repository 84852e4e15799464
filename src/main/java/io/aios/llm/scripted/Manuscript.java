package io.aios.llm.scripted;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A reply before it is sent.
 *
 * @param prose what comes before the files; the whole reply if there are none
 */
record Manuscript(String prose, List<Page> pages) {

  Manuscript {
    pages = List.copyOf(pages);
  }

  String text() {
    return prose + pages.stream().map(Page::block).collect(Collectors.joining("\n"));
  }

  Manuscript with(Page page) {
    return new Manuscript(prose, Stream.concat(pages.stream(), Stream.of(page)).toList());
  }

  Manuscript without(Page page) {
    return new Manuscript(prose, pages.stream().filter(other -> !other.equals(page)).toList());
  }

  /** With the pages of this extension changed. */
  Manuscript change(String extension, UnaryOperator<String> change) {
    return new Manuscript(
        prose,
        pages.stream()
            .map(page -> page.endsWith(extension) ? page.with(change.apply(page.content())) : page)
            .toList());
  }

  /** The page with the most characters; the reply must have one. */
  Page largest() {
    return pages.stream()
        .max(Comparator.comparingInt(page -> page.content().length()))
        .orElseThrow(() -> new IllegalStateException("There is no page"));
  }
}
