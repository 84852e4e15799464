package io.aios.bench;

import io.aios.llm.http.SseDecoder;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.codec.ServerSentEventHttpMessageReader;
import reactor.core.publisher.Flux;

/**
 * Cuts a stream of 1,000 events, which arrives in pieces of 8 KiB, into its events: by the decoder
 * of AIOS, and by the one of Spring.
 */
final class StreamDecoding {

  private static final int EVENTS = 1_000;
  private static final int PIECE = 8 * 1024;
  private static final int WARM_UP = 500;
  private static final int STREAMS = 500;
  private static final int ROUNDS = 7;
  private static final int LONGEST = 4 * 1024 * 1024;

  private final PrintStream out;
  private final List<byte[]> pieces = pieces();

  StreamDecoding(PrintStream out) {
    this.out = out;
  }

  void run() {
    microseconds(this::own, WARM_UP);
    microseconds(this::springs, WARM_UP);
    List<Double> own = new ArrayList<>();
    List<Double> springs = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      own.add(microseconds(this::own, STREAMS));
      springs.add(microseconds(this::springs, STREAMS));
    }
    out.printf(
        "decoding %d events: AIOS %s us %s, Spring %s us %s, ratio %s%n",
        EVENTS,
        Benchmarks.decimal(Benchmarks.median(own)),
        own.stream().map(Benchmarks::decimal).toList(),
        Benchmarks.decimal(Benchmarks.median(springs)),
        springs.stream().map(Benchmarks::decimal).toList(),
        Benchmarks.decimal(Benchmarks.median(own) / Benchmarks.median(springs)));
  }

  /** Both run on this thread alone, so its CPU time says more than the clock on the wall. */
  private static double microseconds(Runnable stream, int streams) {
    long start = CpuTime.ofThread();
    for (int i = 0; i < streams; i++) {
      stream.run();
    }
    return (CpuTime.ofThread() - start) / 1e3 / streams;
  }

  private void own() {
    var decoder = new SseDecoder(LONGEST);
    int events = 0;
    for (byte[] piece : pieces) {
      events += decoder.feed(piece).size();
    }
    check(events);
  }

  private void springs() {
    Flux<DataBuffer> body =
        Flux.fromIterable(pieces).map(DefaultDataBufferFactory.sharedInstance::wrap);
    var reader = new ServerSentEventHttpMessageReader();
    reader.setMaxInMemorySize(LONGEST);
    check(
        reader
            .read(
                ResolvableType.forClassWithGenerics(ServerSentEvent.class, String.class),
                new Message(body),
                Map.of())
            .collectList()
            .blockOptional()
            .orElseThrow()
            .size());
  }

  private static void check(int events) {
    if (events != EVENTS) {
      throw new IllegalStateException("Decoded " + events + " events");
    }
  }

  private static List<byte[]> pieces() {
    var stream = new StringBuilder();
    for (int event = 0; event < EVENTS; event++) {
      stream
          .append(
              "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,")
          .append("\"delta\":{\"type\":\"text_delta\",\"text\":\"piece ")
          .append(event)
          .append("\"}}\n\n");
    }
    byte[] bytes = stream.toString().getBytes(StandardCharsets.UTF_8);
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += PIECE) {
      pieces.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE)));
    }
    return pieces;
  }

  private record Message(Flux<DataBuffer> body) implements ReactiveHttpInputMessage {

    @Override
    public HttpHeaders getHeaders() {
      var headers = new HttpHeaders();
      headers.setContentType(MediaType.TEXT_EVENT_STREAM);
      return headers;
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return body;
    }
  }
}
