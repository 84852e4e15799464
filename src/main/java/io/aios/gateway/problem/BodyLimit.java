package io.aios.gateway.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses bodies that are too long: at once when their length is announced, and while they are read
 * when it is not (chunked transfer).
 */
final class BodyLimit extends OncePerRequestFilter {

  private final long maxBytes;
  private final HandlerExceptionResolver problems;

  BodyLimit(long maxBytes, HandlerExceptionResolver problems) {
    this.maxBytes = maxBytes;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > maxBytes) {
      problems.resolveException(
          request, response, null, new BodyTooLargeException(maxBytes).refusal());
      return;
    }
    chain.doFilter(new LimitedRequest(request, maxBytes), response);
  }

  /** Counts what is read through the stream; nothing in the gateway uses the reader. */
  private static final class LimitedRequest extends HttpServletRequestWrapper {

    private final long maxBytes;

    LimitedRequest(HttpServletRequest request, long maxBytes) {
      super(request);
      this.maxBytes = maxBytes;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new LimitedBody(super.getInputStream(), maxBytes);
    }
  }
}
