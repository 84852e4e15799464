package io.aios.gateway.problem;

import io.aios.gateway.ProblemKind;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Tomcat's own error page, for requests so broken that no application is asked: a problem instead
 * of HTML. Repeats nothing of the request, because none of it can be trusted. Public because Tomcat
 * makes it by its name.
 */
public final class ProblemValve extends ErrorReportValve {

  private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(problem(status));
        response.finishResponse();
      }
    } catch (IOException gone) {
      log.debug("The client did not wait to hear of status {}", status, gone);
    }
  }

  private static String problem(int status) {
    ProblemKind kind =
        status == HttpStatus.BAD_REQUEST.value()
            ? ProblemKind.MALFORMED
            : ProblemKind.ofStatus(status).orElse(ProblemKind.INTERNAL);
    return """
    {"type":"%s","title":"%s","status":%d,\
    "detail":"The request was refused before its path was looked at","instance":"/"}\
    """
        .formatted(kind.type(), kind.title(), status);
  }
}
