package io.aios.bench;

import io.aios.engine.DurableWrite;
import io.aios.engine.Engine;
import io.aios.engine.EngineLoop;
import io.aios.engine.EngineTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engine of AIOS with nothing around it: claims rows as a worker does and ends each in a
 * transaction that only removes it, or also keeps when it was started. No {@code @Configuration}: a
 * whole node on the same class path would find it, and run it beside its own worker.
 */
@EnableAutoConfiguration
@ComponentScan({"io.aios.engine", "io.aios.database", "io.aios.node"})
public class EngineNode {

  /** Printed when the node runs. */
  static final String READY = "The engine runs";

  /** Rows of this tenant leave a note of their start. */
  static final String TIMED = "timed";

  public static void main(String[] arguments) {
    new SpringApplicationBuilder(EngineNode.class).web(WebApplicationType.NONE).run(arguments);
    System.out.println(READY);
  }

  @Bean
  EngineLoop bareLoop(Engine engine, DurableWrite write, JdbcClient jdbc) {
    return engine.loop(
        EngineTable.AGENT,
        new TreeSet<>(List.of(WaitingRows.SERVED)),
        (instance, context) -> {
          Instant started = Instant.now();
          boolean timed = instance.getId().startsWith(TIMED);
          return (done, operations) ->
              write.run(() -> {
                operations.remove();
                if (timed) {
                  note(jdbc, instance.getId(), started);
                }
              });
        },
        () -> {});
  }

  private static void note(JdbcClient jdbc, String instance, Instant started) {
    jdbc.sql("insert into bench_start values (:instance, :started)")
        .param("instance", instance)
        .param("started", started.atOffset(ZoneOffset.UTC))
        .update();
  }
}
