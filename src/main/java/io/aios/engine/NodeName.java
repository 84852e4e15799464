package io.aios.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/** Names this process among all that share the tables: two on one host must differ. */
public final class NodeName {

  private static final int MOST_HOST_CHARACTERS = 60;

  private NodeName() {}

  public static String random() {
    String host = host();
    String head = host.substring(0, Math.min(host.length(), MOST_HOST_CHARACTERS));
    return head + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "node";
    }
  }
}
