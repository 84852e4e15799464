package io.aios.llm.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that says, byte by byte, what a test wants; one virtual thread per connection. */
public final class RawServer implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final ServerSocket socket;
  private final Conversation conversation;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch heard = new CountDownLatch(1);
  private final CountDownLatch hungUp = new CountDownLatch(1);

  private RawServer(ServerSocket socket, Conversation conversation) {
    this.socket = socket;
    this.conversation = conversation;
  }

  /** What the server does on each connection; the connection is closed when it returns. */
  @FunctionalInterface
  public interface Conversation {

    void hold(Peer peer) throws IOException;
  }

  public static RawServer start(Conversation conversation) {
    try {
      var server =
          new RawServer(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), conversation);
      Thread.ofVirtual().start(server::accept);
      return server;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Answers one request with these bytes, then closes the connection. */
  public static RawServer saying(String answer) {
    return start(peer -> {
      peer.hear();
      peer.say(answer);
    });
  }

  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** How many connections it has accepted. */
  public int connections() {
    return connections.get();
  }

  /** Head and body of the requests so far. */
  public Queue<String> requests() {
    return requests;
  }

  /** Waits until a request has arrived. */
  public void awaitRequest() throws InterruptedException {
    if (!heard.await(5, TimeUnit.SECONDS)) {
      throw new IllegalStateException("No request came");
    }
  }

  /** Waits until a client has closed its connection while the server listened or spoke. */
  public boolean awaitHangUp() throws InterruptedException {
    return hungUp.await(5, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket peer : open) {
        peer.close();
      }
    } catch (IOException already) {
      throw new UncheckedIOException(already);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket peer = socket.accept();
        connections.incrementAndGet();
        open.add(peer);
        Thread.ofVirtual().start(() -> serve(peer));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket peer) {
    try (peer) {
      conversation.hold(new Peer(peer.getInputStream(), peer.getOutputStream()));
    } catch (IOException gone) {
      hungUp.countDown();
    }
  }

  /** The client at the other end. */
  public final class Peer {

    private final InputStream in;
    private final OutputStream out;

    private Peer(InputStream in, OutputStream out) {
      this.in = in;
      this.out = out;
    }

    /** Reads one request to its end. */
    public String hear() throws IOException {
      var text = new ByteArrayOutputStream();
      while (!text.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        text.write(next());
      }
      Matcher length = LENGTH.matcher(text.toString(StandardCharsets.ISO_8859_1));
      if (length.find()) {
        text.write(in.readNBytes(Integer.parseInt(length.group(1))));
      }
      String request = text.toString(StandardCharsets.UTF_8);
      requests.add(request);
      heard.countDown();
      return request;
    }

    /** Writes the text as it stands, and flushes. */
    public void say(String text) throws IOException {
      say(text.getBytes(StandardCharsets.UTF_8));
    }

    public void say(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** Lets time pass on the server's own thread. */
    public void pause(Duration time) {
      LockSupport.parkNanos(time.toNanos());
    }

    /** Says nothing until the client closes the connection. */
    public void waitForHangUp() throws IOException {
      while (true) {
        next();
      }
    }

    private int next() throws IOException {
      int read = in.read();
      if (read < 0) {
        throw new IOException("the client has closed the connection");
      }
      return read;
    }
  }
}
