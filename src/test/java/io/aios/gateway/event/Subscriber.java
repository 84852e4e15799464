package io.aios.gateway.event;

import io.aios.project.ProjectId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who reads the events of one project over HTTP, to their end. Comes back where it was
 * when the stream breaks, as browsers do: on a busy machine it may itself be too slow.
 */
final class Subscriber {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI address;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Long> ids = new ArrayList<>();
  private long id;
  private boolean ended;

  Subscriber(int port, ProjectId project) {
    this.address =
        URI.create("http://127.0.0.1:" + port + "/api/v1/projects/" + project + "/events");
  }

  /** The sequences in the order in which they come. */
  List<Long> ids() {
    while (!ended) {
      try (Stream<String> stream = read()) {
        stream.forEach(this::hear);
      } catch (UncheckedIOException broken) {
        id = 0;
        ended = false;
      }
    }
    return ids;
  }

  /** All that the server says, in one go. */
  String text() {
    try (Stream<String> stream = read()) {
      return stream.collect(Collectors.joining("\n"));
    }
  }

  /** How often a line, without the text of events, came until now. */
  int heard(String line) {
    return Collections.frequency(lines, line);
  }

  private Stream<String> read() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
    if (!ids.isEmpty()) {
      request.header("Last-Event-ID", ids.getLast().toString());
    }
    try {
      HttpResponse<Stream<String>> response = HTTP.send(request.build(), BodyHandlers.ofLines());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("The stream was refused: " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An event counts when the empty line after it has come. */
  private void hear(String line) {
    if (line.startsWith("id: ")) {
      id = Long.parseLong(line.substring(4));
      lines.add(line);
    } else if (line.equals(":")) {
      lines.add(line);
    } else if (line.equals("event: project.succeeded")) {
      ended = true;
    } else if (line.isEmpty() && id > 0) {
      ids.add(id);
      id = 0;
    }
  }
}
