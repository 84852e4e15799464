package io.aios.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that a killed JVM left running. Call only under the {@link DirectoryLock}: without it
 * the server may belong to somebody who is alive.
 */
final class LeftoverServer {

  private static final Logger log = LoggerFactory.getLogger(LeftoverServer.class);

  private LeftoverServer() {}

  /** Stops it, so that the data can be opened again; does nothing if there is none. */
  static void stop(Cluster cluster, PostgresTools tools) throws IOException {
    Path pidFile = cluster.data().resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    ProcessHandle process = ProcessHandle.of(pid(pidFile)).orElse(null);
    if (process == null) {
      // Left to PostgreSQL: it also looks for children of the dead server before it goes on.
      return;
    }
    if (!serves(process, cluster, tools)) {
      // The number went to an unrelated process; PostgreSQL alone would refuse to start.
      Files.delete(pidFile);
      return;
    }
    log.info("stopping PostgreSQL {}, which a killed AIOS left behind", process.pid());
    String data = "--pgdata=" + cluster.data();
    if (tools.run("pg_ctl", List.of("stop", data, "--mode=fast", "--wait", "--timeout=20")) != 0) {
      tools.run("pg_ctl", List.of("stop", data, "--mode=immediate", "--wait", "--timeout=20"));
    }
  }

  private static long pid(Path pidFile) throws IOException {
    try {
      return Math.abs(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()));
    } catch (RuntimeException unreadable) {
      return Long.MAX_VALUE;
    }
  }

  private static boolean serves(ProcessHandle process, Cluster cluster, PostgresTools tools) {
    ProcessHandle.Info info = process.info();
    return info.commandLine().orElse("").contains(cluster.data().toString())
        || info.command().orElse("").startsWith(tools.home().toString());
  }
}
