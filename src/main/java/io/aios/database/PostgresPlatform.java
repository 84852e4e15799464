package io.aios.database;

import java.util.Locale;

/**
 * An operating system and a processor, in the words that the PostgreSQL archives on the class path
 * use.
 *
 * @param system {@code linux}, {@code darwin} or {@code windows}
 * @param machine {@code x86_64} or {@code arm_64}, or as the JVM names it when it is neither
 */
record PostgresPlatform(String system, String machine) {

  static PostgresPlatform current() {
    return named(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** Reads the JVM's own names, as in {@code os.name} and {@code os.arch}. */
  static PostgresPlatform named(String osName, String osArch) {
    return new PostgresPlatform(
        system(osName.toLowerCase(Locale.ROOT)), machine(osArch.toLowerCase(Locale.ROOT)));
  }

  /** The class path resource with this platform's PostgreSQL. */
  String archive() {
    return "/postgres-" + system + "-" + machine + ".txz";
  }

  boolean windows() {
    return system.equals("windows");
  }

  boolean linux() {
    return system.equals("linux");
  }

  private static String system(String osName) {
    if (osName.startsWith("windows")) {
      return "windows";
    }
    if (osName.startsWith("mac") || osName.startsWith("darwin")) {
      return "darwin";
    }
    return osName;
  }

  private static String machine(String osArch) {
    return switch (osArch) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> osArch;
    };
  }
}
