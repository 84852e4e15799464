package io.aios.node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;

/**
 * Nobody has to say who they are yet, so a node is heard on the machine it runs on and nowhere
 * else, whatever its settings ask for.
 */
final class LoopbackRule {

  private static final String SERVER_ADDRESS = "server.address";
  private static final String MANAGEMENT_ADDRESS = "management.server.address";

  private LoopbackRule() {}

  /**
   * @throws StartRefusal if a server of the node would listen on another address
   */
  static void check(Environment settings) {
    requireLoopback(SERVER_ADDRESS, settings.getProperty(SERVER_ADDRESS, ""));
    boolean ownManagementServer = settings.containsProperty("management.server.port");
    if (ownManagementServer || settings.containsProperty(MANAGEMENT_ADDRESS)) {
      requireLoopback(MANAGEMENT_ADDRESS, settings.getProperty(MANAGEMENT_ADDRESS, ""));
    }
  }

  private static void requireLoopback(String setting, String address) {
    if (!isLoopback(address)) {
      throw new StartRefusal(
          setting
              + " is "
              + (address.isBlank() ? "empty" : "'" + address + "'")
              + ", but without authentication AIOS only listens on this machine",
          "set it to 127.0.0.1, ::1 or localhost");
    }
  }

  /** An empty address would mean every network interface. */
  private static boolean isLoopback(String address) {
    try {
      return !address.isBlank() && InetAddress.getByName(address.strip()).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
