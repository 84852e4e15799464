package io.aios.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs of a PostgreSQL distribution; what they print goes to one log file. */
final class PostgresTools {

  private static final Duration TOOL_LIMIT = Duration.ofMinutes(2);
  private static final long ROOT_UID = 0;

  private final PostgresBinaries binaries;
  private final ServerLog log;

  PostgresTools(PostgresBinaries binaries, ServerLog log) {
    this.binaries = binaries;
    this.log = log;
  }

  /** Runs a program to its end and returns its exit code; 0 means success. */
  int run(String program, List<String> arguments) {
    Process process = spawn(asOrdinaryUser(program, arguments));
    try {
      if (!process.waitFor(TOOL_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new DatabaseFailure(
            program + " did not end within " + TOOL_LIMIT.toSeconds() + " seconds", log.remedy());
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      throw DatabaseFailure.interrupted();
    }
  }

  /**
   * Starts a program in a session of its own, so that Ctrl-C in a terminal reaches the JVM alone.
   * The returned process is the program itself: every prefix replaces itself by what follows.
   */
  Process start(String program, List<String> arguments) {
    List<String> command = new ArrayList<>(ownSession());
    command.addAll(asOrdinaryUser(program, arguments));
    return spawn(command);
  }

  Path home() {
    return binaries.home();
  }

  ServerLog log() {
    return log;
  }

  private Process spawn(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(nullDevice()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new DatabaseFailure(
          "PostgreSQL cannot be run here (" + failure.getMessage() + ")",
          "set spring.datasource.url to a PostgreSQL server",
          failure);
    }
  }

  /** PostgreSQL refuses to run as root; a user namespace takes the privileges away. */
  private List<String> asOrdinaryUser(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (binaries.platform().linux() && new UnixSystem().getUid() == ROOT_UID) {
      command.add("unshare");
      command.add("-U");
    }
    command.add(binaries.program(program).toString());
    command.addAll(arguments);
    return command;
  }

  /** macOS has no setsid program, but Perl; where there is neither, Ctrl-C stops both at once. */
  private static List<String> ownSession() {
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      return List.of("/usr/bin/setsid");
    }
    if (Files.isExecutable(Path.of("/usr/bin/perl"))) {
      return List.of("/usr/bin/perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!");
    }
    return List.of();
  }

  private File nullDevice() {
    return new File(binaries.platform().windows() ? "NUL" : "/dev/null");
  }
}
