package io.aios.llm.claude;

import io.aios.llm.Delta;
import io.aios.llm.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Remembers what it heard. */
final class Heard implements Listener {

  private final List<Delta> all = new ArrayList<>();

  @Override
  public void heard(Delta delta) {
    all.add(delta);
  }

  List<Delta> all() {
    return all;
  }

  String written() {
    return joined(Delta.Written.class);
  }

  String thought() {
    return joined(Delta.Thought.class);
  }

  String argued() {
    return joined(Delta.Argued.class);
  }

  private String joined(Class<? extends Delta> kind) {
    return all.stream().filter(kind::isInstance).map(Delta::text).collect(Collectors.joining());
  }
}
