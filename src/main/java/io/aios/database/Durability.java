package io.aios.database;

import java.util.List;

/** How much a commit promises. */
public enum Durability {

  /** A committed transaction survives a crash of the machine. */
  FULL("on"),

  /**
   * A crash of the machine may destroy everything; a crash of a process does not. For tests only.
   */
  NONE("off");

  private final String setting;

  Durability(String setting) {
    this.setting = setting;
  }

  List<String> arguments() {
    return List.of(
        "-c",
        "fsync=" + setting,
        "-c",
        "synchronous_commit=" + setting,
        "-c",
        "full_page_writes=" + setting);
  }
}
