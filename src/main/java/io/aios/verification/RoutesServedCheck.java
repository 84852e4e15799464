package io.aios.verification;

import io.aios.verification.BackendRoutes.Declaration;
import io.aios.verification.BackendRoutes.On;
import io.aios.verification.Submission.Duty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every route of the contract is named in the backend, by reading its source without running it.
 *
 * <p>It sees string literals in calls, decorators and annotations that name a method: FastAPI,
 * Flask, Django, Express, NestJS, Spring, JAX-RS, Go. It composes a route from the prefix of the
 * file's own router or class and up to four paths under which routers are mounted anywhere in the
 * backend ({@code include_router}, {@code app.use}, constants). Comments, documents, tests and calls
 * of HTTP clients do not count; the names of path variables do not matter.
 *
 * <p>It cannot see which router is mounted where: a route without a prefix in its own file is
 * accepted under any path that the backend mounts. Nor can it see paths computed at run time, routes
 * kept in data files, or whether the function behind a route does what it should. Flask's {@code
 * @route} without methods counts as GET; other calls that name no method count for all.
 */
record RoutesServedCheck(ContractReader contracts) implements Check {

  private static final Set<String> REQUIRED = Call.METHODS;
  private static final int MOST_PREFIXES = 4;

  @Override
  public String name() {
    return "routes-served";
  }

  @Override
  public List<Finding> examine(Submission submission) {
    if (!submission.duties().contains(Duty.SERVES_CONTRACT)) {
      return List.of();
    }
    return submission
        .contract()
        .flatMap(contracts::read)
        .map(contract -> missing(contract, submission))
        .orElseGet(
            () -> List.of(finding("There is no readable contract at " + Contract.PATH.value())));
  }

  private List<Finding> missing(ContractRoutes contract, Submission submission) {
    List<BackendRoutes> files =
        SourceFiles.backend(submission.files()).stream().map(BackendRoutes::of).toList();
    Set<PathShape> mounts = new HashSet<>();
    files.forEach(file -> mounts.addAll(file.mounts()));
    List<Finding> findings = new ArrayList<>();
    for (Route route : contract.routes()) {
      boolean served =
          !REQUIRED.contains(route.method())
              || contract.shapes(route).stream()
                  .anyMatch(path -> serves(files, mounts, route.method(), path));
      if (!served) {
        findings.add(
            finding("The contract's " + route + " is not served; declare it with this path"));
      }
    }
    return findings;
  }

  private static boolean serves(
      List<BackendRoutes> files, Set<PathShape> mounts, String method, PathShape path) {
    for (BackendRoutes file : files) {
      for (Declaration declaration : file.declarations()) {
        if (declaration.methods().contains(method)
            && path.endsWith(declaration.shape())
            && isReached(path.before(declaration.shape().length()), declaration, file, mounts)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isReached(
      PathShape head, Declaration declaration, BackendRoutes file, Set<PathShape> mounts) {
    if (file.own().isEmpty() || declaration.on() == On.APPLICATION) {
      return isComposed(head, mounts, MOST_PREFIXES);
    }
    return file.own().stream()
        .anyMatch(own ->
            head.endsWith(own) && isComposed(head.before(own.length()), mounts, MOST_PREFIXES));
  }

  private static boolean isComposed(PathShape head, Set<PathShape> mounts, int most) {
    if (head.length() == 0) {
      return true;
    }
    for (int length = 1; most > 0 && length <= head.length(); length++) {
      PathShape tail = head.after(length);
      if (mounts.contains(head.before(tail.length())) && isComposed(tail, mounts, most - 1)) {
        return true;
      }
    }
    return false;
  }

  private Finding finding(String message) {
    return new Finding(name(), "", message);
  }
}
