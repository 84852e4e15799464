package io.aios.ledger;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names an account that pays for calls, e.g. {@code project:0193…}.
 *
 * @param value a kind and a name, separated by a colon; at most 200 characters
 */
public record AccountId(String value) implements Comparable<AccountId> {

  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z-]{0,30}:[A-Za-z0-9._-]{1,160}");

  public AccountId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("An account is named kind:name, not " + value);
    }
  }

  public static AccountId ofProject(UUID project) {
    return new AccountId("project:" + project);
  }

  /** Pays for all work of a tenant. */
  public static AccountId ofTenant(String tenant) {
    return new AccountId("tenant:" + tenant);
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
