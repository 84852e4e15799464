package io.aios.gateway.json;

import io.aios.gateway.InvalidField;
import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses bodies in another charset. JSON is UTF-8 and is read as such whatever the client
 * declares; one that declares otherwise would find its umlauts garbled in the files.
 */
@RestControllerAdvice
@ConditionalOnRole(NodeRole.GATEWAY)
final class Utf8Bodies extends RequestBodyAdviceAdapter {

  @Override
  public boolean supports(
      MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type target,
      Class<? extends HttpMessageConverter<?>> converter) {
    MediaType type = message.getHeaders().getContentType();
    Charset charset = type == null ? null : type.getCharset();
    if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
      throw Refusal.of(
          ProblemKind.UNSUPPORTED_MEDIA_TYPE,
          new InvalidField(HttpHeaders.CONTENT_TYPE, "must be application/json in UTF-8"));
    }
    return message;
  }
}
