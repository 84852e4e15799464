package io.aios.llm;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The providers that can be called, each guarded.
 *
 * @param all each name once
 */
public record Providers(List<Provider> all) {

  public Providers {
    all = List.copyOf(all);
    Set<String> names = new HashSet<>();
    for (Provider provider : all) {
      if (!names.add(provider.name())) {
        throw new IllegalArgumentException("Two providers have the name " + provider.name());
      }
    }
  }

  public Optional<Provider> find(String name) {
    return all.stream().filter(provider -> provider.name().equals(name)).findFirst();
  }
}
