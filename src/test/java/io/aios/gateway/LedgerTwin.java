package io.aios.gateway;

import io.aios.ledger.AccountId;
import io.aios.ledger.CallKey;
import io.aios.ledger.CallLine;
import io.aios.ledger.Charge;
import io.aios.ledger.Forfeit;
import io.aios.ledger.Hold;
import io.aios.ledger.HoldRequest;
import io.aios.ledger.HoldResult;
import io.aios.ledger.Ledger;
import io.aios.ledger.Statement;
import io.aios.money.Usd;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Accounts and settled calls in memory, as far as a gateway uses them. */
public final class LedgerTwin implements Ledger {

  private final Map<AccountId, Statement> accounts = new ConcurrentHashMap<>();
  private final List<CallLine> lines = new CopyOnWriteArrayList<>();

  @Override
  public void open(AccountId account, Usd limit) {
    accounts.putIfAbsent(account, new Statement(account, limit, Usd.ZERO, Usd.ZERO));
  }

  /** Puts an account where it stands. */
  public void put(Statement statement) {
    accounts.put(statement.account(), statement);
  }

  /** Adds calls, without charging an account. */
  public void put(Collection<CallLine> settled) {
    lines.addAll(settled);
  }

  /** All calls, oldest first. */
  public List<CallLine> lines() {
    return List.copyOf(lines);
  }

  @Override
  public Optional<Statement> statement(AccountId account) {
    return Optional.ofNullable(accounts.get(account));
  }

  @Override
  public List<CallLine> calls(Collection<UUID> subjects) {
    return lines.stream().filter(line -> subjects.contains(line.key().subject())).toList();
  }

  @Override
  public Optional<HoldResult.AlreadySettled> settled(CallKey key) {
    throw new UnsupportedOperationException("A gateway calls no model");
  }

  @Override
  public HoldResult hold(HoldRequest request) {
    throw new UnsupportedOperationException("A gateway calls no model");
  }

  @Override
  public List<Statement> settle(Hold hold, Charge charge) {
    throw new UnsupportedOperationException("A gateway calls no model");
  }

  @Override
  public void release(Hold hold, String reason) {
    throw new UnsupportedOperationException("A gateway calls no model");
  }

  @Override
  public List<Statement> keep(Hold hold, Forfeit forfeit) {
    throw new UnsupportedOperationException("A gateway calls no model");
  }

  @Override
  public int expire(int most) {
    throw new UnsupportedOperationException("A gateway ends no hold");
  }
}
