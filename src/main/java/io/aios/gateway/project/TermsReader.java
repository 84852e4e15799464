package io.aios.gateway.project;

import io.aios.gateway.InvalidField;
import io.aios.llm.ModelId;
import io.aios.project.Terms;
import io.aios.routing.Catalog;
import io.aios.routing.Offer;
import io.aios.routing.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes {@link Terms} of a request, and notes what is wrong with it. Pure. */
final class TermsReader {

  private static final int MOST_QUOTED_CHARACTERS = 80;

  private final Catalog catalog;
  private final Policy standard;
  private final List<InvalidField> errors;

  /**
   * @param standard the policy of a request that names none
   * @param errors where to note what is wrong
   */
  TermsReader(Catalog catalog, Policy standard, List<InvalidField> errors) {
    this.catalog = catalog;
    this.standard = standard;
    this.errors = errors;
  }

  /** The terms; the standard ones in place of what is wrong. */
  Terms read(NewProject request) {
    return new Terms(
        policy(request.policy()),
        Boolean.TRUE.equals(request.localOnly()),
        models(request.models()),
        Boolean.TRUE.equals(request.stepDown()),
        Boolean.TRUE.equals(request.reuseReplies()));
  }

  private String policy(@Nullable String word) {
    if (word == null) {
      return standard.word();
    }
    if (Policy.of(word).isEmpty()) {
      String known =
          Arrays.stream(Policy.values()).map(Policy::word).collect(Collectors.joining(", "));
      errors.add(new InvalidField("policy", "must be one of " + known));
      return standard.word();
    }
    return word;
  }

  private SortedSet<String> models(@Nullable List<@Nullable String> names) {
    var allowed = new TreeSet<String>();
    if (names == null) {
      return allowed;
    }
    if (names.isEmpty() || names.size() > Terms.MOST_MODELS) {
      String reason = "must have 1 to " + Terms.MOST_MODELS + " entries, not " + names.size();
      errors.add(new InvalidField("models", reason));
      return allowed;
    }
    for (int at = 0; at < names.size(); at++) {
      known(names.get(at), at).ifPresent(name -> allowed.add(name));
    }
    return allowed;
  }

  private Optional<String> known(@Nullable String name, int at) {
    Optional<String> known = name == null ? Optional.empty() : known(name);
    if (known.isEmpty()) {
      String reason = "names no model and no provider of the catalog: ";
      errors.add(new InvalidField("models[" + at + "]", reason + quoted(name)));
    }
    return known;
  }

  /** The catalog's own name of it, in place of an alias. */
  private Optional<String> known(String name) {
    List<Offer> offers = catalog.offers();
    if (offers.stream().anyMatch(offer -> offer.model().provider().equals(name))) {
      return Optional.of(name);
    }
    int slash = name.indexOf('/');
    if (slash < 1 || name.substring(0, slash).isBlank() || name.substring(slash + 1).isBlank()) {
      return Optional.empty();
    }
    return catalog.find(ModelId.of(name)).map(offer -> offer.model().toString());
  }

  private static String quoted(@Nullable String name) {
    String text = String.valueOf(name);
    return text.length() <= MOST_QUOTED_CHARACTERS
        ? text
        : text.substring(0, MOST_QUOTED_CHARACTERS) + "…";
  }
}
