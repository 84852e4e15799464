package io.aios.demo;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Builds one project before the eyes of a person. */
final class Demo {

  private static final long REFRESH_NANOS = 150_000_000;

  private final DemoProperties properties;
  private final DemoClient client;
  private final Terminal terminal;
  private final InstantSource clock;

  Demo(DemoProperties properties, DemoClient client, Terminal terminal, InstantSource clock) {
    this.properties = properties;
    this.client = client;
    this.terminal = terminal;
    this.clock = clock;
  }

  /** How the demo ended. */
  enum Ending {
    SUCCEEDED,
    FAILED
  }

  /**
   * Submits the brief, shows the work until it has ended, writes the files down and says where
   * everything is.
   *
   * @throws IOException if the files cannot be written
   */
  Ending run() throws IOException {
    String name = ProjectName.of(properties.brief());
    terminal.say("");
    terminal.say("AIOS builds \"" + name + "\": " + properties.brief());
    terminal.say("");
    JsonNode submitted = client.submit(name, properties.brief());
    JsonNode ended = watch(Views.link(submitted, "self"));
    terminal.say("");
    if (!Views.hasSucceeded(ended)) {
      terminal.say("The project has not succeeded: " + ended.path("reason").asString());
      return Ending.FAILED;
    }
    Folder folder = new Folder(properties.directory().resolve(ProjectName.folder(name)));
    int files = write(ended, folder);
    JsonNode report = client.get(Views.link(ended, "report"));
    Summary.lines(report).forEach(terminal::say);
    if (report.path("simulated").asBoolean()) {
      terminal.say("  simulated: the scripted provider answered offline, the costs are play money");
    }
    sayWhereItIs(ended, folder, files);
    return Ending.SUCCEEDED;
  }

  private JsonNode watch(String self) {
    Instant deadline = clock.instant().plus(properties.limit());
    while (true) {
      JsonNode project = client.get(self);
      JsonNode tasks = client.get(Views.link(project, "tasks"));
      terminal.show(Views.picture(project, tasks, clock.instant()));
      if (Views.hasEnded(project)) {
        return project;
      }
      if (clock.instant().isAfter(deadline) || Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("The project has not ended within " + properties.limit());
      }
      LockSupport.parkNanos(REFRESH_NANOS);
    }
  }

  private int write(JsonNode project, Folder folder) throws IOException {
    try (InputStream archive = client.download(Views.link(project, "archive"))) {
      return folder.unpack(archive);
    }
  }

  private void sayWhereItIs(JsonNode project, Folder folder, int files) {
    terminal.say("");
    terminal.say("  Files       " + folder.root() + " (" + files + " files)");
    terminal.say("  Archive     " + client.address(Views.link(project, "archive")));
    terminal.say("  Report      " + client.address(Views.link(project, "report")));
    terminal.say("  Swagger UI  " + client.address("/swagger-ui.html"));
  }
}
