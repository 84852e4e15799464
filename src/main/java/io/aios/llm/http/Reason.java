package io.aios.llm.http;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.springframework.core.NestedExceptionUtils;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Why a call failed below the meaning of its answer, in words for a person. */
final class Reason {

  private static final int LONGEST = 300;

  private Reason() {}

  /** One clause; may quote what a library said. */
  static String of(Throwable failure) {
    return switch (NestedExceptionUtils.getMostSpecificCause(failure)) {
      case UnknownHostException unknown -> "its host name is not known";
      case ConnectTimeoutException slow -> "no connection in time";
      case ConnectException refused -> "the connection was refused";
      case PoolAcquireTimeoutException full -> "all connections to it are in use";
      case PoolAcquirePendingLimitException full -> "too many calls wait for a connection to it";
      case PrematureCloseException closed -> "the connection was closed before the answer ended";
      case SSLException tls -> "TLS failed: " + said(tls);
      case Throwable other -> said(other);
    };
  }

  /** A time as a person would say it. */
  static String words(Duration time) {
    return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  private static String said(Throwable failure) {
    String text = failure.getClass().getSimpleName() + " (" + failure.getMessage() + ")";
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
