package io.aios.gateway.problem;

import io.aios.gateway.ProblemKind;
import io.aios.project.IdSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers requests with problems, and logs those that are ours, once. */
final class Problems {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  /** In seconds. */
  private static final String SOON = "2";

  private final IdSource ids;

  Problems(IdSource ids) {
    this.ids = ids;
  }

  /** The answer to a request that failed, with further headers. */
  ResponseEntity<Problem> answer(Exception failure, String path, HttpHeaders headers) {
    Diagnosis diagnosis = Diagnosis.of(failure);
    if (diagnosis.kind() == ProblemKind.INTERNAL) {
      UUID id = ids.next();
      log.error("Request for {} failed; the client was told problem {}", path, id, failure);
      return ours(path, id);
    }
    if (diagnosis.kind() == ProblemKind.DATABASE_AWAY) {
      log.warn("Request for {} finds no database: {}", path, failure.getMessage());
    }
    return answer(diagnosis, path, headers);
  }

  /** The answer when nothing is known but the status. */
  ResponseEntity<Problem> answer(int status, String path) {
    Diagnosis diagnosis = Diagnosis.ofStatus(status);
    if (diagnosis.kind() == ProblemKind.INTERNAL) {
      UUID id = ids.next();
      log.error("Request for {} failed with {}; the client was told problem {}", path, status, id);
      return ours(path, id);
    }
    return answer(diagnosis, path, HttpHeaders.EMPTY);
  }

  private static ResponseEntity<Problem> ours(String path, UUID id) {
    ProblemKind kind = ProblemKind.INTERNAL;
    String detail = "This is not your fault; our log has the cause under the id " + id;
    return entity(
        new Problem(kind.type(), kind.title(), kind.status().value(), detail, path, List.of(), id),
        HttpHeaders.EMPTY);
  }

  private static ResponseEntity<Problem> answer(
      Diagnosis diagnosis, String path, HttpHeaders headers) {
    ProblemKind kind = diagnosis.kind();
    return entity(
        new Problem(
            kind.type(),
            kind.title(),
            kind.status().value(),
            diagnosis.detail(),
            path,
            diagnosis.errors(),
            null),
        headers);
  }

  /** The type is set here, so that it is sent whatever the client accepts. */
  private static ResponseEntity<Problem> entity(Problem problem, HttpHeaders headers) {
    HttpHeaders all = new HttpHeaders(headers);
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      all.set(HttpHeaders.RETRY_AFTER, SOON);
    }
    return ResponseEntity.status(problem.status())
        .headers(all)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
