package io.aios;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts a node of AIOS; which roles it plays is said by {@code aios.node.roles}. */
@SpringBootApplication
public class AiosApplication {

  public static void main(String[] args) {
    SpringApplication.run(AiosApplication.class, args);
  }
}
