package io.aios.verification;

import io.aios.verification.FrontendCalls.Reach;
import io.aios.verification.FrontendCalls.Use;
import io.aios.verification.Submission.Duty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The frontend calls only routes of the contract, by reading its scripts without running them.
 *
 * <p>It sees string and template literals that begin as the contract's routes do ({@code /api}),
 * constants and {@code +} in them, functions and clients that put a prefix before a path ({@code
 * fetch(`${BASE}${path}`)}, {@code axios.create}), and the method where the call names one. Query
 * strings and the product's own origin are left out; other origins, tests, and the paths of a
 * router in the browser are not looked at.
 *
 * <p>It cannot see paths that are put together from parts of segments or passed through variables;
 * those are not reported. A variable part of a call may stand for any segment of a route.
 */
record RoutesCalledCheck(ContractReader contracts) implements Check {

  /** Most unknown routes named; each is compared with every route to suggest the nearest. */
  private static final int MOST_UNKNOWN = 60;

  @Override
  public String name() {
    return "routes-called";
  }

  @Override
  public List<Finding> examine(Submission submission) {
    if (!submission.duties().contains(Duty.CALLS_CONTRACT)) {
      return List.of();
    }
    return submission
        .contract()
        .flatMap(contracts::read)
        .map(contract -> unknown(contract, submission))
        .orElseGet(() ->
            List.of(
                new Finding(
                    name(), "", "There is no readable contract at " + Contract.PATH.value())));
  }

  private List<Finding> unknown(ContractRoutes contract, Submission submission) {
    List<Offered> offered = new ArrayList<>();
    for (Route route : contract.routes()) {
      contract.shapes(route).forEach(shape -> offered.add(new Offered(route, shape)));
    }
    Set<String> heads = new HashSet<>();
    offered.forEach(offer -> heads.add(head(offer.shape())));
    List<Finding> findings = new ArrayList<>();
    for (Use use : new FrontendCalls(SourceFiles.frontend(submission.files())).uses()) {
      boolean ours = use.path().length() > 0 && heads.contains(head(use.path()));
      String wrong = ours && !isPartly(use.path()) ? wrong(use, offered) : "";
      if (!wrong.isEmpty() && findings.size() < MOST_UNKNOWN) {
        findings.add(new Finding(name(), use.file(), "Line " + use.line() + ": " + wrong));
      }
    }
    return findings;
  }

  /** What is wrong with the use; empty if nothing. */
  private static String wrong(Use use, List<Offered> offered) {
    List<Offered> same = offered.stream().filter(o -> matches(use.path(), o.shape())).toList();
    if (same.isEmpty()) {
      boolean begins =
          use.reach() == Reach.MENTION
              && offered.stream().anyMatch(offer -> begins(use.path(), offer.shape()));
      return begins
          ? ""
          : use.path() + " is no route of the contract" + suggestion(use.path(), offered);
    }
    Set<String> methods =
        same.stream()
            .map(offer -> offer.route().method())
            .collect(Collectors.toCollection(TreeSet::new));
    boolean known = !Call.METHODS.contains(use.method()) || methods.contains(use.method());
    return known
        ? ""
        : use.method() + " " + use.path() + " is no route; the contract has " + methods + " there";
  }

  private static String suggestion(PathShape path, List<Offered> offered) {
    return offered.stream()
        .min(
            Comparator.comparingInt(
                offer -> Distance.between(path.toString(), offer.shape().toString())))
        .map(nearest -> "; the nearest is " + nearest.route())
        .orElse("");
  }

  private static boolean matches(PathShape call, PathShape route) {
    return call.length() == route.length() && begins(call, route);
  }

  private static boolean begins(PathShape call, PathShape route) {
    if (call.length() > route.length()) {
      return false;
    }
    for (int i = 0; i < call.length(); i++) {
      String asked = call.segments().get(i);
      String given = route.segments().get(i);
      if (!asked.equals(given) && !asked.equals(PathShape.ANY) && !given.equals(PathShape.ANY)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a segment is put together from a known and an unknown part. */
  private static boolean isPartly(PathShape path) {
    return path.segments().stream()
        .anyMatch(segment -> segment.contains(PathShape.ANY) && !segment.equals(PathShape.ANY));
  }

  private static String head(PathShape path) {
    return path.length() == 0 ? "" : path.segments().getFirst();
  }

  private record Offered(Route route, PathShape shape) {}
}
