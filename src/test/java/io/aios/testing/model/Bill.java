package io.aios.testing.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the server charges, call by call. Thread-safe. */
public final class Bill {

  private final List<Line> lines = new CopyOnWriteArrayList<>();

  /**
   * A call that costs money.
   *
   * @param call its number, from 1; calls that were turned down are counted, too
   * @param request equal for requests with the same body
   * @param usd exact, without any rounding
   */
  public record Line(
      int call, String request, String model, Consumption used, BigDecimal usd, Delivery delivery) {

    /** Rounded up, as a ledger must that has no smaller coin. */
    public long nanos() {
      return usd.setScale(9, RoundingMode.CEILING).unscaledValue().longValueExact();
    }
  }

  /** What the client got for its money. */
  public enum Delivery {
    /** All of it. */
    WHOLE,
    /** The final usage, but not the end of the stream. */
    CUT_AFTER_USAGE,
    /** A part, without the final usage. */
    CUT
  }

  void charge(Line line) {
    lines.add(line);
  }

  /** The charged calls so far. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  public List<Line> lines(Delivery delivery) {
    return lines.stream().filter(line -> line.delivery() == delivery).toList();
  }

  public BigDecimal total() {
    return lines.stream().map(Line::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
