package io.aios.demo;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;

/** Runs the demo beside the node, and ends the process after it if that is wanted. */
record DemoThread(DemoProperties properties, Terminal terminal, InstantSource clock, URI base) {

  void run(ApplicationReadyEvent ready) {
    Demo.Ending ending = perform();
    if (properties.exit()) {
      int code = ending == Demo.Ending.SUCCEEDED ? 0 : 1;
      System.exit(SpringApplication.exit(ready.getApplicationContext(), () -> code));
    }
    terminal.say("");
    terminal.say("The node keeps serving; stop it with Ctrl-C.");
  }

  private Demo.Ending perform() {
    try (DemoClient client = new DemoClient(base)) {
      return new Demo(properties, client, terminal, clock).run();
    } catch (IOException | RuntimeException broken) {
      terminal.say("");
      terminal.say("The demo broke off: " + broken.getMessage());
      return Demo.Ending.FAILED;
    }
  }
}
