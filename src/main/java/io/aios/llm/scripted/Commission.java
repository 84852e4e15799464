package io.aios.llm.scripted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an author is to write about.
 *
 * @param title of the application, safe on one line
 * @param brief what the client asked for, as it came
 * @param resources what the application serves; at least one
 * @param files content of the files that are there already, by path
 * @param listing paths of all files that are there already
 */
record Commission(
    String title,
    String brief,
    List<Resource> resources,
    Map<String, String> files,
    List<String> listing) {

  Commission {
    resources = List.copyOf(resources);
    listing = List.copyOf(listing);
  }

  /** A name for packages, images and containers. */
  String slug() {
    return Words.slug(title, "app");
  }

  boolean has(String path) {
    return listing.contains(path);
  }

  /** The content of a file; empty if it is not at hand. */
  String file(String path) {
    return files.getOrDefault(path, "");
  }

  /** This commission when these files are there as well. */
  Commission after(List<Page> pages) {
    Map<String, String> more = new LinkedHashMap<>(files);
    pages.forEach(page -> more.put(page.path(), page.content()));
    return new Commission(title, brief, resources, more, List.copyOf(more.keySet()));
  }
}
