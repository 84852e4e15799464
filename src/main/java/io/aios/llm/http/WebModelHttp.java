package io.aios.llm.http;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelResult;
import io.aios.llm.http.Arrival.Stopped;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to one endpoint through a {@link WebClient}. */
final class WebModelHttp implements ModelHttp {

  private static final JsonMapper JSON = new JsonMapper();

  /** Most bytes of a document, which is read as a whole, however long a stream may be. */
  private static final long MOST_OF_A_DOCUMENT = 32 * 1024 * 1024;

  /** What is read of an answer that is an error; the meaning stands in its first lines. */
  private static final int MOST_OF_AN_ERROR = 64 * 1024;

  /** How long the text of an error is waited for: its status alone says enough. */
  private static final Duration ERROR_TIME = Duration.ofSeconds(5);

  /** How long, and for how much, a complete answer is given to end, to use its connection again. */
  private static final Duration LINGER = Duration.ofMillis(250);

  private static final int MOST_OF_A_TAIL = 64 * 1024;

  private final Endpoint endpoint;
  private final WebClient client;
  private final HttpLimits limits;

  WebModelHttp(Endpoint endpoint, WebClient client, HttpLimits limits) {
    this.endpoint = endpoint;
    this.client = client;
    this.limits = limits;
  }

  @Override
  public ModelResult complete(String path, byte[] body, AnswerReader reader) {
    var request =
        client
            .post()
            .uri(uri(path))
            .accept(MediaType.TEXT_EVENT_STREAM, MediaType.APPLICATION_JSON)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(body);
    try (Call call = Call.start(request, limits, limits.totalTimeout())) {
      return Redaction.of(endpoint.key(), result(call, reader));
    } catch (ListenerException ended) {
      throw ended.thrown();
    }
  }

  @Override
  public Exchange post(String path, byte[] body) {
    return exchange(
        client
            .post()
            .uri(uri(path))
            .accept(MediaType.APPLICATION_JSON)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(body));
  }

  @Override
  public Exchange get(String path) {
    return exchange(client.get().uri(uri(path)).accept(MediaType.APPLICATION_JSON));
  }

  private URI uri(String path) {
    return URI.create(endpoint.base() + path);
  }

  private ModelResult result(Call call, AnswerReader reader) {
    return switch (call.next()) {
      case Arrival.Head(AnswerHead head) -> answered(head, call, reader);
      case Stopped stopped -> new ModelResult.Failed(unanswered(stopped, reader));
      case Arrival.Bytes early -> throw new IllegalStateException("a body without a head");
      case Arrival.End early -> throw new IllegalStateException("an end without a head");
    };
  }

  private ModelFailure unanswered(Stopped stopped, AnswerReader reader) {
    return switch (stopped.kind()) {
      case UNREACHED -> new ModelFailure.Unavailable(unreachable(stopped));
      case ABANDONED ->
          new ModelFailure.Interrupted(tell(stopped.why()), "", new Billing.Nothing());
      case LATE -> new ModelFailure.TimedOut(tell(stopped.why()));
      case BROKEN -> reader.broken(tell(stopped.why()));
    };
  }

  private ModelResult answered(AnswerHead head, Call call, AnswerReader reader) {
    if (head.status() >= 300 && head.status() < 400) {
      return new ModelResult.Failed(
          new ModelFailure.Unavailable(
              tell("it answered " + head.status() + ", and redirects are not followed")));
    }
    if (!head.isSuccess()) {
      return refused(head, call, reader);
    }
    reader.head(head);
    String type = head.header(HttpHeaders.CONTENT_TYPE).orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("text/event-stream")) {
      return stream(call, reader);
    }
    if (type.startsWith("application/json")) {
      return whole(call, reader);
    }
    return new ModelResult.Failed(
        reader.broken(tell("it answered " + head.status() + " with neither events nor JSON")));
  }

  private ModelResult refused(AnswerHead head, Call call, AnswerReader reader) {
    call.hurry(ERROR_TIME);
    var text = new ByteArrayOutputStream();
    while (text.size() < MOST_OF_AN_ERROR && call.next() instanceof Arrival.Bytes piece) {
      int room = MOST_OF_AN_ERROR - text.size();
      text.write(piece.bytes(), 0, Math.min(piece.bytes().length, room));
    }
    return new ModelResult.Failed(
        reader.refused(head, shown(head, text.toString(StandardCharsets.UTF_8))));
  }

  private ModelResult stream(Call call, AnswerReader reader) {
    var intake = new AnswerIntake(reader, Math.toIntExact(limits.longestEvent().toBytes()));
    long received = 0;
    while (true) {
      switch (call.next()) {
        case Arrival.Bytes piece -> {
          byte[] bytes = piece.bytes();
          received += bytes.length;
          if (received > limits.longestAnswer().toBytes()) {
            return intake.end(tell(tooLong(limits.longestAnswer().toBytes())));
          }
          if (!intake.take(bytes)) {
            letEnd(call, reader);
            return intake.end("");
          }
        }
        case Arrival.End end -> {
          return intake.end(tell("the stream ended before the answer was complete"));
        }
        case Stopped stopped -> {
          return intake.end(tell(stopped.why()));
        }
        case Arrival.Head twice -> throw new IllegalStateException("a second head");
      }
    }
  }

  private static void letEnd(Call call, AnswerReader reader) {
    if (reader.isComplete()) {
      call.hurry(LINGER);
      int tail = 0;
      while (tail < MOST_OF_A_TAIL && call.next() instanceof Arrival.Bytes piece) {
        tail += piece.bytes().length;
      }
    }
  }

  private ModelResult whole(Call call, AnswerReader reader) {
    return switch (document(call)) {
      case Document.Read(String text) -> read(text, reader);
      case Document.Unread(Stopped stopped) ->
          new ModelResult.Failed(reader.broken(tell(stopped.why())));
    };
  }

  private ModelResult read(String text, AnswerReader reader) {
    try {
      reader.whole(JSON.readTree(text));
    } catch (ListenerException ended) {
      throw ended;
    } catch (MalformedAnswerException malformed) {
      return new ModelResult.Failed(reader.broken(tell(String.valueOf(malformed.getMessage()))));
    } catch (RuntimeException unreadable) {
      return new ModelResult.Failed(
          reader.broken(tell("the answer says what its interface does not know of")));
    }
    return reader.isComplete()
        ? reader.result()
        : new ModelResult.Failed(reader.broken(tell("the answer is not complete")));
  }

  private Exchange exchange(WebClient.RequestHeadersSpec<?> request) {
    try (Call call = Call.start(request, limits, limits.documentTimeout())) {
      return switch (call.next()) {
        case Arrival.Head(AnswerHead head) ->
            switch (document(call)) {
              case Document.Read(String text) -> new Exchange.Answered(head, shown(head, text));
              case Document.Unread(Stopped stopped) -> new Exchange.Failed(unread(stopped));
            };
        case Stopped stopped -> new Exchange.Failed(unread(stopped));
        case Arrival.Bytes early -> throw new IllegalStateException("a body without a head");
        case Arrival.End early -> throw new IllegalStateException("an end without a head");
      };
    }
  }

  private ModelFailure unread(Stopped stopped) {
    return switch (stopped.kind()) {
      case UNREACHED -> new ModelFailure.Unavailable(unreachable(stopped));
      case LATE -> new ModelFailure.TimedOut(tell(stopped.why()));
      case ABANDONED, BROKEN ->
          new ModelFailure.Interrupted(tell(stopped.why()), "", new Billing.Nothing());
    };
  }

  private Document document(Call call) {
    long most = Math.min(limits.longestAnswer().toBytes(), MOST_OF_A_DOCUMENT);
    var text = new ByteArrayOutputStream();
    while (true) {
      switch (call.next()) {
        case Arrival.Bytes piece -> {
          if (text.size() + piece.bytes().length > most) {
            return new Document.Unread(new Stopped(Arrival.Stop.BROKEN, tooLong(most)));
          }
          text.writeBytes(piece.bytes());
        }
        case Arrival.End end -> {
          return new Document.Read(text.toString(StandardCharsets.UTF_8));
        }
        case Stopped stopped -> {
          return new Document.Unread(stopped);
        }
        case Arrival.Head twice -> throw new IllegalStateException("a second head");
      }
    }
  }

  private static String tooLong(long most) {
    return "the answer has more than " + most + " bytes";
  }

  private String unreachable(Stopped stopped) {
    return tell("it cannot be reached: " + stopped.why());
  }

  private String tell(String why) {
    return Sentence.of(endpoint.provider() + ": " + endpoint.key().redact(why));
  }

  /** An error may quote our key; what a good answer says is left as it is. */
  private String shown(AnswerHead head, String text) {
    return head.isSuccess() ? text : endpoint.key().redact(text);
  }

  private sealed interface Document {

    record Read(String text) implements Document {}

    record Unread(Stopped stopped) implements Document {}
  }
}
