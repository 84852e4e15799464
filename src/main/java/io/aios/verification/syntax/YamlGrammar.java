package io.aios.verification.syntax;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * YAML of one or more documents. Only nodes are composed, no Java object is ever built, so that
 * tags are just text. No key twice in a mapping; aliases may not lead back to themselves, nor
 * unfold to more than {@value #MOST_NODES} nodes in one file.
 */
record YamlGrammar() implements Grammar {

  /** A file of 1 MiB that repeats nothing stays below it; a bomb of aliases does not. */
  static final long MOST_NODES = 1_000_000;

  private static final int MOST_ALIASES = 200;
  private static final String MERGE = "<<";

  /** What reading gave. */
  sealed interface Reading {

    record Documents(List<Tree> trees) implements Reading {}

    record Broken(String reason) implements Reading {}
  }

  @Override
  public List<String> problems(String text) {
    return switch (read(text)) {
      case Reading.Documents documents -> List.of();
      case Reading.Broken broken -> List.of(broken.reason());
    };
  }

  Reading read(String text) {
    try {
      Unfolding unfolding = new Unfolding();
      List<Tree> trees = new ArrayList<>();
      for (Node document : yaml().composeAll(new StringReader(text))) {
        trees.add(unfolding.tree(document));
      }
      return new Reading.Documents(trees);
    } catch (MarkedYAMLException broken) {
      return new Reading.Broken(at(broken.getProblemMark()) + broken.getProblem());
    } catch (YAMLException broken) {
      String message = broken.getMessage();
      return new Reading.Broken(message == null ? "It is not valid YAML" : message);
    }
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MOST_DEPTH);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    return new Yaml(new SafeConstructor(options));
  }

  private static String at(Mark mark) {
    return mark == null ? "" : "Line " + (mark.getLine() + 1) + ": ";
  }

  /**
   * How much a node unfolds to.
   *
   * @param nodes of it and all below
   * @param height of the longest way down
   */
  private record Extent(long nodes, int height) {

    static final Extent LEAF = new Extent(1, 1);

    Extent with(Extent child) {
      return new Extent(nodes + child.nodes, Math.max(height, child.height + 1));
    }
  }

  /** Turns nodes into trees; a node that is used twice becomes one tree that is used twice. */
  private static final class Unfolding {

    private final IdentityHashMap<Node, Tree> trees = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Extent> extents = new IdentityHashMap<>();
    private final Set<Node> above = Collections.newSetFromMap(new IdentityHashMap<>());

    Tree tree(Node node) {
      Tree known = trees.get(node);
      if (known != null) {
        return known;
      }
      if (!above.add(node)) {
        throw new YAMLException(at(node.getStartMark()) + "an alias leads back to itself");
      }
      Tree tree =
          switch (node) {
            case MappingNode mapping -> mapping(mapping);
            case SequenceNode sequence -> listing(sequence);
            case ScalarNode scalar -> new Tree.Scalar(scalar.getValue());
            default -> throw new YAMLException("It has a node of an unknown kind");
          };
      above.remove(node);
      trees.put(node, tree);
      measure(node);
      return tree;
    }

    private Tree mapping(MappingNode node) {
      Map<String, Tree> entries = new LinkedHashMap<>();
      for (NodeTuple tuple : node.getValue()) {
        Tree key = tree(tuple.getKeyNode());
        Tree value = tree(tuple.getValueNode());
        // Keys of other kinds are never asked for; their place keeps them apart.
        String name = key instanceof Tree.Scalar scalar ? scalar.value() : "?" + entries.size();
        if (entries.put(name, value) != null && !name.equals(MERGE)) {
          throw new YAMLException(
              at(tuple.getKeyNode().getStartMark()) + "the key \"" + name + "\" is there twice");
        }
      }
      return new Tree.Mapping(Collections.unmodifiableMap(entries));
    }

    private Tree listing(SequenceNode node) {
      return new Tree.Listing(node.getValue().stream().map(this::tree).toList());
    }

    private void measure(Node node) {
      Stream<Node> children =
          switch (node) {
            case MappingNode mapping ->
                mapping.getValue().stream()
                    .flatMap(tuple -> Stream.of(tuple.getKeyNode(), tuple.getValueNode()));
            case SequenceNode sequence -> sequence.getValue().stream();
            default -> Stream.of();
          };
      Extent extent =
          children
              .map(child -> extents.getOrDefault(child, Extent.LEAF))
              .reduce(Extent.LEAF, Extent::with);
      if (extent.nodes() > MOST_NODES || extent.height() > MOST_DEPTH + 1) {
        throw new YAMLException(
            at(node.getStartMark()) + "aliases unfold too far: to " + extent.nodes() + " nodes");
      }
      extents.put(node, extent);
    }
  }
}
