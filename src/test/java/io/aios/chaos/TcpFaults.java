package io.aios.chaos;

import io.aios.chaos.Trouble.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * Stands before a server on the loopback address, passes on what comes, and makes trouble when it
 * is told to. Its own port stays the same while the server behind it may move. Thread-safe.
 */
public final class TcpFaults implements AutoCloseable {

  private static final int BACKLOG = 200;
  private static final int MOST_TRIES = 3;

  private final ServerSocket socket;
  private final Set<Passage> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger commitsCut = new AtomicInteger();
  private final AtomicLong toServer = new AtomicLong();
  private final AtomicLong toClient = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile IntSupplier target;
  private volatile Setting setting = new Setting(new Trouble.None());

  /** A trouble from one switch to the next, and how often it has struck. */
  static final class Setting {

    private final Trouble trouble;
    private final AtomicInteger strikes = new AtomicInteger();

    Setting(Trouble trouble) {
      this.trouble = trouble;
    }

    Trouble trouble() {
      return trouble;
    }

    /** Whether it strikes once more, of so many times. */
    boolean strikes(int times) {
      return strikes.incrementAndGet() <= times;
    }
  }

  private TcpFaults(ServerSocket socket, IntSupplier target) {
    this.socket = socket;
    this.target = target;
  }

  /**
   * Opens a passage to a server, without any trouble.
   *
   * @param target the server's port on the loopback address
   */
  public static TcpFaults before(int target) {
    return before(() -> target);
  }

  /**
   * Opens a passage to several servers, as a balancer does.
   *
   * @param target chooses the port of the next connection; asked again if nobody is there
   */
  public static TcpFaults before(IntSupplier target) {
    try {
      ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      TcpFaults faults = new TcpFaults(socket, target);
      Thread.ofVirtual().name("tcp-faults").start(faults::accept);
      return faults;
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  /** Where clients connect to. */
  public int port() {
    return socket.getLocalPort();
  }

  /** New connections go to another port; those that are open stay where they are. */
  public void retarget(int port) {
    target = () -> port;
  }

  /** From now on there is this trouble, for open connections, too. */
  public void make(Trouble trouble) {
    lock.lock();
    try {
      setting = new Setting(trouble);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    open.forEach(Passage::look);
  }

  /** From now on all is well. */
  public void heal() {
    make(new Trouble.None());
  }

  /** Resets every connection that is open at this moment; new ones are served. */
  public void resetAll() {
    open.forEach(Passage::reset);
  }

  /** Connections that were ever opened by clients. */
  public int connections() {
    return connections.get();
  }

  /** Connections that are open now. */
  public int openConnections() {
    return open.size();
  }

  /** Bytes that were passed on so far. */
  public long passed(Way way) {
    return counter(way).get();
  }

  /** Clients of PostgreSQL that were cut off at their commit. */
  public int commitsCut() {
    return commitsCut.get();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    make(new Trouble.Reset());
  }

  Setting setting() {
    return setting;
  }

  /** Waits until another trouble, or none, takes the place of this one. */
  @SuppressWarnings("ReferenceEquality") // an equal one that was set again is another
  void awaitChange(Setting known) throws InterruptedException {
    lock.lock();
    try {
      while (setting == known) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void count(Way way, int bytes) {
    counter(way).addAndGet(bytes);
  }

  private AtomicLong counter(Way way) {
    return switch (way) {
      case TO_SERVER -> toServer;
      case TO_CLIENT -> toClient;
    };
  }

  void countCommitCut() {
    commitsCut.incrementAndGet();
  }

  void forget(Passage passage) {
    open.remove(passage);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().name("tcp-passage").start(() -> open(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void open(Socket client) {
    Socket server = connected();
    Passage passage = new Passage(this, client, server);
    open.add(passage);
    if (!server.isConnected()) {
      passage.reset();
      return;
    }
    try {
      passage.look();
      passage.run();
    } catch (IOException gone) {
      passage.reset();
    }
  }

  /** Not connected if nobody is there. */
  private Socket connected() {
    Socket socket = new Socket();
    for (int tries = 1; tries <= MOST_TRIES && !socket.isConnected(); tries++) {
      socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.getAsInt()));
      } catch (IOException nobodyThere) {
        // Then the next one.
      }
    }
    return socket;
  }
}
