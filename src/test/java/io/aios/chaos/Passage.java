package io.aios.chaos;

import io.aios.chaos.TcpFaults.Setting;
import io.aios.chaos.Trouble.Fate;
import io.aios.chaos.Trouble.Way;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection through {@link TcpFaults}: two streams of bytes, and the trouble with them. */
final class Passage {

  private static final int PIECE = 16 * 1024;
  private static final int SLICES_PER_SECOND = 20;

  private final TcpFaults faults;
  private final Socket client;
  private final Socket server;
  private final CommitWatch commits = new CommitWatch();
  private final AtomicBoolean deaf = new AtomicBoolean();
  private final AtomicBoolean isCut = new AtomicBoolean();

  Passage(TcpFaults faults, Socket client, Socket server) {
    this.faults = faults;
    this.client = client;
    this.server = server;
  }

  /** Passes on what comes, until both ends have said all they have to say. */
  void run() throws IOException {
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    Thread answers =
        Thread.ofVirtual().name("tcp-answers").start(new Stream(Way.TO_CLIENT, server, client));
    new Stream(Way.TO_SERVER, client, server).run();
    try {
      answers.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    end();
  }

  /** Does at once what needs no byte to come. */
  void look() {
    switch (faults.setting().trouble()) {
      case Trouble.Reset() -> reset();
      case Trouble.Cut(Way way, long bytes) when bytes == 0 -> hangUp();
      case Trouble.None none -> {}
      case Trouble.Latency latency -> {}
      case Trouble.Cut cut -> {}
      case Trouble.Throttle throttle -> {}
      case Trouble.Blackhole blackhole -> {}
      case Trouble.CommitCut commitCut -> {}
    }
  }

  /** Says to both ends that no more will come, and drops what they still say. */
  private void hangUp() {
    isCut.set(true);
    for (Socket socket : new Socket[] {client, server}) {
      try {
        socket.shutdownOutput();
      } catch (IOException closed) {
        // That is what was wanted.
      }
    }
  }

  /** Ends it with a reset, on both sides. */
  void reset() {
    for (Socket socket : new Socket[] {client, server}) {
      try {
        socket.setSoLinger(true, 0);
      } catch (IOException closed) {
        // Then it cannot be reset any more.
      }
    }
    end();
  }

  private void end() {
    faults.forget(this);
    for (Socket socket : new Socket[] {client, server}) {
      try {
        socket.close();
      } catch (IOException closed) {
        // That is what was wanted.
      }
    }
  }

  /** The bytes that go one way. For one thread. */
  private final class Stream implements Runnable {

    private final Way way;
    private final Socket from;
    private final Socket to;
    private Setting known = faults.setting();
    private long sinceSwitch;

    Stream(Way way, Socket from, Socket to) {
      this.way = way;
      this.from = from;
      this.to = to;
    }

    @Override
    public void run() {
      byte[] piece = new byte[PIECE];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int size = in.read(piece); size >= 0; size = in.read(piece)) {
          pass(piece, size, out);
        }
        if (!isCut.get()) {
          to.shutdownOutput();
        }
      } catch (IOException broken) {
        end();
      } catch (InterruptedException stopped) {
        end();
        Thread.currentThread().interrupt();
      }
    }

    /** After a cut the rest is read and dropped: unread bytes would turn the end into a reset. */
    private void pass(byte[] piece, int size, OutputStream out)
        throws IOException, InterruptedException {
      if (isCut.get()) {
        return;
      }
      if (deaf.get()) {
        hear(piece, size);
        return;
      }
      CommitWatch.Point point =
          way == Way.TO_SERVER ? commits.read(piece, size) : CommitWatch.Point.NONE;
      Setting setting = current();
      while (setting.trouble() instanceof Trouble.Blackhole) {
        faults.awaitChange(setting);
        setting = current();
      }
      switch (setting.trouble()) {
        case Trouble.None none -> write(piece, 0, size, out);
        case Trouble.Latency(Duration each) -> {
          Thread.sleep(each);
          write(piece, 0, size, out);
        }
        case Trouble.Cut cut -> cut(cut, piece, size, out);
        case Trouble.Reset reset -> reset();
        case Trouble.Throttle throttle -> trickle(throttle, piece, size, out);
        case Trouble.CommitCut cut -> commit(setting, cut, point, piece, size, out);
        case Trouble.Blackhole blackhole -> throw new IllegalStateException("it has just ended");
      }
    }

    @SuppressWarnings("ReferenceEquality") // an equal one that was set again is another
    private Setting current() {
      Setting setting = faults.setting();
      if (setting != known) {
        known = setting;
        sinceSwitch = 0;
      }
      return setting;
    }

    private void cut(Trouble.Cut cut, byte[] piece, int size, OutputStream out) throws IOException {
      if (cut.way() != way) {
        write(piece, 0, size, out);
        return;
      }
      write(piece, 0, (int) Math.min(size, cut.bytes() - sinceSwitch), out);
      if (sinceSwitch == cut.bytes()) {
        hangUp();
      }
    }

    private void trickle(Trouble.Throttle throttle, byte[] piece, int size, OutputStream out)
        throws IOException, InterruptedException {
      int slice = Math.max(1, throttle.bytesPerSecond() / SLICES_PER_SECOND);
      for (int start = 0; start < size; start += slice) {
        int length = Math.min(slice, size - start);
        write(piece, start, length, out);
        Thread.sleep(Duration.ofNanos(1_000_000_000L * length / throttle.bytesPerSecond()));
      }
    }

    private void commit(
        Setting setting,
        Trouble.CommitCut cut,
        CommitWatch.Point point,
        byte[] piece,
        int size,
        OutputStream out)
        throws IOException {
      boolean strikes = point.isOf(cut.statement()) && setting.strikes(cut.times());
      if (!strikes) {
        write(piece, 0, size, out);
        return;
      }
      faults.countCommitCut();
      switch (cut.fate()) {
        case Fate.ROLLED_BACK -> reset();
        case Fate.COMMITTED -> {
          deaf.set(true);
          write(piece, 0, point.end(), out);
        }
      }
    }

    /** The answer to the commit, which its client must not hear. */
    private void hear(byte[] piece, int size) {
      boolean whole = way == Way.TO_CLIENT && CommitWatch.isReady(piece, size);
      if (whole) {
        reset();
      }
    }

    private void write(byte[] piece, int start, int length, OutputStream out) throws IOException {
      out.write(piece, start, length);
      out.flush();
      sinceSwitch += length;
      faults.count(way, length);
    }
  }
}
