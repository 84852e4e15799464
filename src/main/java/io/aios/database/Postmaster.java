package io.aios.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running PostgreSQL server, reachable on the loopback address only. */
final class Postmaster {

  private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

  private final Cluster cluster;
  private final PostgresTools tools;
  private final int port;
  private final Process process;

  private Postmaster(Cluster cluster, PostgresTools tools, int port, Process process) {
    this.cluster = cluster;
    this.tools = tools;
    this.port = port;
    this.process = process;
  }

  /** Starts the server and returns as soon as it accepts connections. */
  static Postmaster start(Cluster cluster, PostgresTools tools, ServerSettings settings)
      throws IOException {
    int port = freePort();
    Process process = tools.start("postgres", arguments(cluster, settings, port));
    Postmaster postmaster = new Postmaster(cluster, tools, port, process);
    try {
      postmaster.awaitConnections(settings.startLimit());
      return postmaster;
    } catch (RuntimeException failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  long pid() {
    return process.pid();
  }

  /** Ends all connections and the server; kills it if that takes longer than the limit. */
  void stop(Duration limit) {
    // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait until every client has left.
    tools.run("pg_ctl", List.of("kill", "INT", Long.toString(process.pid())));
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn(
            "PostgreSQL did not stop within {}; killing it, it recovers at its next start", limit);
        process.destroyForcibly().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> arguments(Cluster cluster, ServerSettings settings, int port) {
    List<String> arguments =
        new ArrayList<>(List.of("-D", cluster.data().toString(), "-p", Integer.toString(port)));
    List<String> parameters =
        List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=" + settings.maxConnections(),
            "shared_buffers=64MB",
            // Generic plans do not use the partial indexes of the engine tables.
            "plan_cache_mode=force_custom_plan",
            // Locks of a client that vanished without a word; the longest migration waits less.
            "idle_in_transaction_session_timeout=5min",
            "log_checkpoints=off");
    for (String parameter : parameters) {
      arguments.add("-c");
      arguments.add(parameter);
    }
    arguments.addAll(settings.durability().arguments());
    return arguments;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitConnections(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!accepts()) {
      if (System.nanoTime() > deadline) {
        throw new DatabaseFailure(
            "PostgreSQL did not accept connections within " + limit.toSeconds() + " seconds",
            tools.log().remedy());
      }
      if (ended()) {
        throw new DatabaseFailure(
            "PostgreSQL did not start (" + tools.log().complaint() + ")", tools.log().remedy());
      }
    }
  }

  private boolean accepts() {
    try (Connection ignored =
        DriverManager.getConnection(url("postgres"), Cluster.USER, cluster.password())) {
      return true;
    } catch (SQLException notYet) {
      return false;
    }
  }

  private boolean ended() {
    try {
      return process.waitFor(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      throw DatabaseFailure.interrupted();
    }
  }
}
