package io.aios.ledger;

import java.time.YearMonth;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names an account that pays for calls, e.g. {@code project:0193…}.
 *
 * @param value a kind and a name, separated by a colon; at most 200 characters
 */
public record AccountId(String value) implements Comparable<AccountId> {

  /** What a month adds to the name of its account, e.g. {@code .2026-11}. */
  private static final int MONTH_LENGTH = 8;

  private static final int LONGEST_NAME = 160;
  private static final Pattern SHAPE =
      Pattern.compile("[a-z][a-z-]{0,30}:[A-Za-z0-9._-]{1," + LONGEST_NAME + "}");
  private static final Pattern MONTH = Pattern.compile(".+\\.[0-9]{4}-[0-9]{2}");
  private static final String PROJECT = "project:";

  public AccountId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("An account is named kind:name, not " + value);
    }
  }

  public static AccountId ofProject(UUID project) {
    return new AccountId(PROJECT + project);
  }

  /** Pays for all work of a tenant. */
  public static AccountId ofTenant(String tenant) {
    return new AccountId("tenant:" + tenant);
  }

  /** Whether it is the account of a project, which has one limit for all time. */
  public boolean isOfProject() {
    return value.startsWith(PROJECT);
  }

  /** Whether it can have a limit for each month: it is neither a project, nor a month, nor long. */
  public boolean canHaveMonths() {
    int name = value.length() - value.indexOf(':') - 1;
    return !isOfProject() && !isMonth() && name <= LONGEST_NAME - MONTH_LENGTH;
  }

  /** Whether it is one month of another account. */
  public boolean isMonth() {
    return !isOfProject() && MONTH.matcher(value).matches();
  }

  /** The account that pays in that month, e.g. {@code tenant:default.2026-11}. */
  public AccountId in(YearMonth month) {
    return new AccountId(value + "." + month);
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
