package io.aios.demo;

import java.io.Console;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Wires the demo: it begins when the node is ready. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@EnableConfigurationProperties(DemoProperties.class)
class DemoConfig {

  // JDK 25 gives a console only when a person is there, as did those before 22; for those between,
  // the build starts the demo with -Djdk.console=java.base.
  @SuppressWarnings("SystemConsoleNull")
  @Bean
  Terminal terminal() {
    Console console = System.console();
    return new Terminal(System.out, console == null ? Terminal.Kind.LOG : Terminal.Kind.SCREEN);
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> demoStart(
      DemoProperties properties, Terminal terminal, InstantSource clock) {
    return ready -> {
      if (ready.getApplicationContext() instanceof WebServerApplicationContext web
          && web.getWebServer() != null) {
        URI base = URI.create("http://127.0.0.1:" + web.getWebServer().getPort());
        DemoThread thread = new DemoThread(properties, terminal, clock, base);
        Thread.ofPlatform().daemon().name("demo").start(() -> thread.run(ready));
      }
    };
  }
}
