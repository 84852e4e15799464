package io.aios.project;

import java.util.regex.Pattern;

/**
 * Says which agent performs a task. The five kinds below are always there; further ones are data.
 *
 * @param name 1 to 30 upper-case letters, digits and underscores, starting with a letter
 */
public record AgentKind(String name) implements Comparable<AgentKind> {

  private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9_]{0,29}");

  public static final AgentKind CTO = new AgentKind("CTO");
  public static final AgentKind BACKEND = new AgentKind("BACKEND");
  public static final AgentKind FRONTEND = new AgentKind("FRONTEND");
  public static final AgentKind QA = new AgentKind("QA");
  public static final AgentKind DEVOPS = new AgentKind("DEVOPS");

  public AgentKind {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "An agent kind has 1 to 30 upper-case letters, digits and underscores");
    }
  }

  /** Whether a kind can be called so. */
  public static boolean isName(String name) {
    return SHAPE.matcher(name).matches();
  }

  @Override
  public int compareTo(AgentKind other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
