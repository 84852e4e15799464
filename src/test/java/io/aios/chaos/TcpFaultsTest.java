package io.aios.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aios.chaos.Trouble.Way;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpFaultsTest {

  private static final byte[] BYTES = new byte[1_503];

  private Echo echo;
  private TcpFaults faults;

  @BeforeEach
  void open() throws IOException {
    new Random(5).nextBytes(BYTES);
    echo = new Echo();
    faults = TcpFaults.before(echo.port());
  }

  @AfterEach
  void close() throws IOException {
    faults.close();
    echo.close();
  }

  @Test
  void passesEveryByteAndCounts() throws IOException {
    try (Socket client = connect()) {
      client.getOutputStream().write(BYTES);
      client.shutdownOutput();

      assertThat(client.getInputStream().readAllBytes()).isEqualTo(BYTES);
    }
    assertThat(faults.connections()).isEqualTo(1);
    assertThat(faults.passed(Way.TO_SERVER)).isEqualTo(1_503);
    assertThat(faults.passed(Way.TO_CLIENT)).isEqualTo(1_503);
    await().until(() -> faults.openConnections() == 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 600, 1_502})
  void cutsAnAnswerExactlyAtTheByte(int bytes) throws IOException {
    faults.make(new Trouble.Cut(Way.TO_CLIENT, bytes));

    // A reset takes from the receiver what it has not read yet.
    assertThat(heard()).isBetween(0, bytes);
    assertThat(faults.passed(Way.TO_CLIENT)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 600, 1_502})
  void cutsARequestExactlyAtTheByte(int bytes) throws IOException {
    faults.make(new Trouble.Cut(Way.TO_SERVER, bytes));

    heard();

    await().until(() -> echo.ended() == 1);
    assertThat(echo.heard()).isBetween(0L, (long) bytes);
    assertThat(faults.passed(Way.TO_SERVER)).isEqualTo(bytes);
  }

  @Test
  void countsFromTheSwitchOnAConnectionThatIsOpen() throws IOException {
    try (Socket client = connect()) {
      client.getOutputStream().write(BYTES);
      assertThat(client.getInputStream().readNBytes(1_503)).hasSize(1_503);

      faults.make(new Trouble.Cut(Way.TO_CLIENT, 7));
      client.getOutputStream().write(BYTES);

      assertThat(all(client)).isEqualTo(7);
    }
  }

  @Test
  void resetsWhatIsOpenAndWhatComes() throws IOException {
    try (Socket client = connect()) {
      roundTrip(client);
      faults.make(new Trouble.Reset());

      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
    assertThat(heard()).isZero();

    faults.heal();
    assertThat(heard()).isEqualTo(1_503);
  }

  @Test
  void resetsAllOnceAndServesTheNext() throws IOException {
    try (Socket client = connect()) {
      roundTrip(client);
      faults.resetAll();

      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }
    assertThat(heard()).isEqualTo(1_503);
  }

  @Test
  void delaysEachWay() throws IOException {
    faults.make(new Trouble.Latency(Duration.ofMillis(200)));
    try (Socket client = connect()) {
      long start = System.nanoTime();
      roundTrip(client);

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(400), Duration.ofMillis(1_500));
    }
  }

  @Test
  void trickles() throws IOException {
    faults.make(new Trouble.Throttle(3_000));
    long start = System.nanoTime();

    assertThat(heard()).isEqualTo(1_503);

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(500), Duration.ofSeconds(4));
  }

  @Test
  void keepsWhatFallsIntoTheBlackholeUntilItIsOver() throws IOException {
    faults.make(new Trouble.Blackhole());
    try (Socket client = connect()) {
      client.setSoTimeout(300);
      client.getOutputStream().write(BYTES);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(echo.heard()).isZero();

      faults.heal();

      client.setSoTimeout(5_000);
      assertThat(client.getInputStream().readNBytes(1_503)).isEqualTo(BYTES);
    }
  }

  @Test
  void resetsClientsOfAServerThatIsAwayAndFollowsItToItsNextPort() throws IOException {
    echo.close();
    assertThat(heard()).isZero();

    echo = new Echo();
    faults.retarget(echo.port());

    assertThat(heard()).isEqualTo(1_503);
  }

  /** How many bytes come back on a new connection until its end. */
  private int heard() throws IOException {
    try (Socket client = connect()) {
      try {
        client.getOutputStream().write(BYTES);
        client.shutdownOutput();
      } catch (SocketException cut) {
        // Then what has come back until now counts.
      }
      return all(client);
    }
  }

  private static int all(Socket client) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      client.getInputStream().transferTo(bytes);
    } catch (SocketException reset) {
      // An end as good as another.
    }
    return bytes.size();
  }

  private static void roundTrip(Socket client) throws IOException {
    client.getOutputStream().write(1);
    assertThat(client.getInputStream().read()).isEqualTo(1);
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), faults.port());
    client.setSoTimeout(10_000);
    return client;
  }

  /** Says again what it hears, and counts. */
  private static final class Echo implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile long heard;
    private volatile int ended;

    Echo() throws IOException {
      Thread.ofVirtual().start(this::accept);
    }

    int port() {
      return socket.getLocalPort();
    }

    long heard() {
      return heard;
    }

    int ended() {
      return ended;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }

    private void accept() {
      while (!socket.isClosed()) {
        try {
          Socket client = socket.accept();
          Thread.ofVirtual().start(() -> answer(client));
        } catch (IOException closed) {
          return;
        }
      }
    }

    private void answer(Socket client) {
      byte[] piece = new byte[256];
      try (client) {
        for (int size = client.getInputStream().read(piece);
            size >= 0;
            size = client.getInputStream().read(piece)) {
          count(size);
          client.getOutputStream().write(piece, 0, size);
        }
      } catch (SocketException reset) {
        // The test's doing.
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      } finally {
        end();
      }
    }

    private synchronized void count(int size) {
      heard += size;
    }

    private synchronized void end() {
      ended++;
    }
  }
}
