package io.aios.llm.compatible;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The variables of the environment that are meant for servers. One that says nothing about any
 * setting is left out when settings are read, so a misspelt name would go unnoticed.
 *
 * @param names as they are written
 */
record Variables(List<String> names) {

  private static final String START = "AIOS_COMPATIBLE_";

  private static final Pattern KNOWN =
      Pattern.compile(START + "(.+)_(BASE_?URL|API_?KEY|KIND|WITH|WITHOUT)(_\\d+_?)?");

  Variables {
    names = List.copyOf(names);
  }

  static Variables of(Environment environment) {
    return environment instanceof ConfigurableEnvironment sources
        ? new Variables(
            sources.getPropertySources().stream()
                .filter(SystemEnvironmentPropertySource.class::isInstance)
                .map(SystemEnvironmentPropertySource.class::cast)
                .flatMap(source -> Stream.of(source.getPropertyNames()))
                .filter(name -> name.toUpperCase(Locale.ROOT).startsWith(START))
                .sorted()
                .toList())
        : new Variables(List.of());
  }

  /**
   * Refuses a variable that belongs to none of these servers.
   *
   * @throws IllegalArgumentException with a sentence that names the variable, not its value
   */
  void requireOf(Set<String> servers) {
    Set<String> words = servers.stream().map(Variables::word).collect(Collectors.toSet());
    for (String name : names) {
      Matcher known = KNOWN.matcher(name.toUpperCase(Locale.ROOT));
      if (!known.matches() || !words.contains(word(known.group(1)))) {
        throw new IllegalArgumentException(
            name
                + " is not understood; a variable is named like AIOS_COMPATIBLE_OLLAMA_BASE_URL,"
                + " with a server's name without hyphens, and ends with BASE_URL, API_KEY, KIND,"
                + " WITH or WITHOUT");
      }
    }
  }

  /** A variable shows neither hyphens nor the case of letters. */
  private static String word(String server) {
    return server.replaceAll("[-_]", "").toUpperCase(Locale.ROOT);
  }
}
