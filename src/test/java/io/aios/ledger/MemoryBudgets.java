package io.aios.ledger;

import io.aios.ledger.Budget.Period;
import io.aios.money.Usd;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Accounts and their limits as a twin in memory: one lock, no database, the same promises. */
public class MemoryBudgets implements Budgets {

  private static final int SOFT_LIMIT = 80;

  private final Map<AccountId, Statement> rows = new TreeMap<>();
  private final Map<AccountId, Usd> definitions = new TreeMap<>();
  private final Map<AccountId, Usd> warned = new HashMap<>();
  private final Optional<Usd> tenantMonth;
  private final InstantSource time;

  public MemoryBudgets(InstantSource time) {
    this(time, Optional.empty());
  }

  MemoryBudgets(InstantSource time, Optional<Usd> tenantMonth) {
    this.time = time;
    this.tenantMonth = tenantMonth;
  }

  public synchronized void open(AccountId account, Usd limit) {
    requireLimit(limit);
    if (account.isMonth()) {
      throw new IllegalArgumentException(account + " is the month of another account");
    }
    rows.putIfAbsent(account, new Statement(account, limit, Usd.ZERO, Usd.ZERO));
  }

  synchronized Optional<Statement> statement(AccountId account) {
    return Optional.ofNullable(rows.get(account))
        .or(() ->
            account.canHaveMonths()
                ? Optional.ofNullable(rows.get(account.in(month())))
                : Optional.empty())
        .map(now -> named(account, now));
  }

  @Override
  public synchronized Change limit(AccountId account, Usd limit) {
    requireLimit(limit);
    if (!rows.containsKey(account) || account.isMonth()) {
      if (account.isOfProject()) {
        return new Change.NoSuchAccount();
      }
      if (!account.canHaveMonths()) {
        throw new IllegalArgumentException(account + " cannot have a limit for each month");
      }
    }
    Usd least = statement(account).map(now -> now.spent().plus(now.held())).orElse(Usd.ZERO);
    if (least.isMoreThan(limit)) {
      return new Change.TooLow(least);
    }
    AccountId row = rows.containsKey(account) ? account : account.in(month());
    if (!row.equals(account)) {
      definitions.put(account, limit);
    }
    rows.computeIfPresent(row, (id, now) -> new Statement(id, limit, now.held(), now.spent()));
    return new Change.Changed(find(account).orElseThrow());
  }

  @Override
  public synchronized Optional<Budget> find(AccountId account) {
    if (rows.containsKey(account) && !account.isMonth()) {
      return statement(account).map(now -> new Budget(now, new Period.AllTime()));
    }
    return limitByMonth(account)
        .map(limit -> statement(account).orElse(new Statement(account, limit, Usd.ZERO, Usd.ZERO)))
        .map(now -> new Budget(now, new Period.Monthly(month())));
  }

  @Override
  public synchronized List<Budget> monthly() {
    Set<AccountId> accounts = new TreeSet<>(definitions.keySet());
    String month = "." + month();
    rows.keySet().stream()
        .map(AccountId::value)
        .filter(row -> row.endsWith(month))
        .map(row -> new AccountId(row.substring(0, row.length() - month.length())))
        .forEach(accounts::add);
    return accounts.stream().flatMap(account -> find(account).stream()).toList();
  }

  /** The rows that pay, by the names of their accounts. */
  synchronized Map<AccountId, AccountId> payers(Collection<AccountId> asked) {
    Map<AccountId, AccountId> payers = new TreeMap<>();
    for (AccountId account : asked) {
      if (rows.containsKey(account)) {
        payers.put(account, account);
      } else if (account.isOfProject()) {
        throw new IllegalArgumentException("No such account among " + asked);
      } else {
        limitByMonth(account)
            .ifPresent(limit -> {
              AccountId row = account.in(month());
              rows.putIfAbsent(row, new Statement(row, limit, Usd.ZERO, Usd.ZERO));
              payers.put(account, row);
            });
      }
    }
    return payers;
  }

  /** Charges an account that has a limit, without a call. */
  public synchronized void spend(AccountId account, Usd amount) {
    payers(new TreeSet<>(List.of(account))).values().forEach(row -> move(row, Usd.ZERO, amount));
  }

  synchronized void move(AccountId row, Usd held, Usd spent) {
    rows.compute(
        row,
        (id, now) ->
            new Statement(
                id,
                found(row).limit(),
                found(row).held().plus(held),
                found(row).spent().plus(spent)));
  }

  /** Those of the rows that are over their soft limit, unless that was said before. */
  synchronized List<Statement> warned(Iterable<AccountId> payers) {
    Set<AccountId> all = new TreeSet<>();
    payers.forEach(all::add);
    return all.stream()
        .map(this::found)
        .filter(now -> now.spent().isMoreThan(Usd.ZERO))
        .filter(now -> now.spent().nanos() * 100 >= now.limit().nanos() * SOFT_LIMIT)
        .filter(now -> !now.limit().equals(warned.put(now.account(), now.limit())))
        .toList();
  }

  private Statement found(AccountId row) {
    return Optional.ofNullable(rows.get(row)).orElseThrow();
  }

  private Optional<Usd> limitByMonth(AccountId account) {
    return Optional.ofNullable(definitions.get(account))
        .or(() -> account.value().startsWith("tenant:") ? tenantMonth : Optional.empty());
  }

  private YearMonth month() {
    return YearMonth.from(time.instant().atOffset(ZoneOffset.UTC));
  }

  private static Statement named(AccountId account, Statement now) {
    return new Statement(account, now.limit(), now.held(), now.spent());
  }

  private static void requireLimit(Usd limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("A limit is never negative");
    }
  }
}
