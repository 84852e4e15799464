package io.aios.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** What calls cost, added up by the store. Thread-safe. */
public interface Spending {

  /** Most lines of one answer. */
  int MOST_LINES = 50_000;

  /** Most subjects whose efforts can be asked for at once. */
  int MOST_SUBJECTS = 2_000;

  /**
   * All charges of these days, each in exactly one line, in order of their groups. At most {@value
   * #MOST_LINES} and one: whoever gets more than {@value #MOST_LINES} knows that some are missing.
   */
  List<SpendingLine> lines(Query query);

  /**
   * What the charged calls of these subjects came to, by subject, task type and model; in no order.
   * Nothing of a subject for which a reply was used again: it did not take what it would take.
   *
   * @throws IllegalArgumentException for more than {@value #MOST_SUBJECTS} subjects
   */
  List<Effort> efforts(Collection<UUID> subjects);

  /**
   * What to add up.
   *
   * @param by what is told apart; at least one
   * @param from first day, in UTC
   * @param to first day that is not meant any more; after {@code from}
   * @param priceDays days on which a price begins: charges before and after are told apart
   * @param thresholds lengths of a prompt, in tokens, beyond which another price holds: shorter and
   *     longer prompts are told apart
   */
  record Query(
      SortedSet<Facet> by,
      LocalDate from,
      LocalDate to,
      SortedSet<LocalDate> priceDays,
      SortedSet<Long> thresholds) {

    public Query {
      by = Collections.unmodifiableSortedSet(new TreeSet<>(by));
      priceDays = Collections.unmodifiableSortedSet(new TreeSet<>(priceDays));
      thresholds = Collections.unmodifiableSortedSet(new TreeSet<>(thresholds));
      if (by.isEmpty() || !from.isBefore(to)) {
        throw new IllegalArgumentException("Spending is told by something, over a day at least");
      }
    }

    /** Without regard to other prices than those that were paid. */
    public static Query of(SortedSet<Facet> by, LocalDate from, LocalDate to) {
      return new Query(by, from, to, new TreeSet<>(), new TreeSet<>());
    }

    /**
     * The first days of the spans in which one price holds, oldest first; the first is {@code
     * from}.
     */
    public List<LocalDate> spans() {
      var starts = new TreeSet<>(priceDays.tailSet(from).headSet(to));
      starts.add(from);
      return List.copyOf(starts);
    }

    /** The lengths that prompts are longer than, shortest first; the first is longer than none. */
    public List<Long> lengths() {
      var lengths = new TreeSet<>(thresholds);
      lengths.add(-1L);
      return List.copyOf(lengths);
    }
  }
}
