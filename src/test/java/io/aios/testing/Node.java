package io.aios.testing;

import io.aios.AiosApplication;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole node in this JVM, on a test's own database and a free port. */
public final class Node implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private Node(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts a node.
   *
   * @param settings as on the command line, e.g. {@code --aios.engine.polling=100ms}
   */
  public static Node start(Database database, String... settings) {
    List<String> arguments = new ArrayList<>(database.arguments());
    arguments.add("--server.port=0");
    arguments.add("--spring.main.banner-mode=off");
    arguments.add("--logging.level.root=warn");
    arguments.addAll(List.of(settings));
    return new Node(
        new SpringApplicationBuilder(AiosApplication.class).run(arguments.toArray(String[]::new)));
  }

  public Api api() {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    return new Api(URI.create("http://127.0.0.1:" + port));
  }

  /** A part of the node, to be used as the node itself uses it. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
