package io.aios.project;

import java.util.regex.Pattern;

/**
 * Whose project it is: what is fair is fair between tenants.
 *
 * @param name 1 to 63 lower-case letters, digits, underscores and hyphens, starting with a letter
 *     or a digit
 */
public record Tenant(String name) implements Comparable<Tenant> {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  /** Of every project, as long as nobody has to say who they are. */
  public static final Tenant DEFAULT = new Tenant("default");

  public Tenant {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "A tenant has 1 to 63 lower-case letters, digits, underscores and hyphens");
    }
  }

  /** Whether a tenant can be called so. */
  public static boolean isName(String name) {
    return SHAPE.matcher(name).matches();
  }

  @Override
  public int compareTo(Tenant other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
