package io.aios.gateway.problem;

import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns what endpoints throw into problems. */
@RestControllerAdvice
@ConditionalOnRole(NodeRole.GATEWAY)
final class ProblemAdvice {

  private final Problems problems;

  ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  /**
   * The problem, or the failure itself when the answer is already on its way: then the connection
   * has to break, or the client would take a part for the whole.
   */
  @ExceptionHandler
  ResponseEntity<Problem> problem(
      Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if (response.isCommitted()) {
      throw failure;
    }
    HttpHeaders headers =
        failure instanceof ErrorResponse known ? known.getHeaders() : HttpHeaders.EMPTY;
    return problems.answer(failure, request.getRequestURI(), headers);
  }
}
