package io.aios.llm.compatible;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/**
 * Tells servers of the house from all others by their addresses: this machine (loopback), its link,
 * and private networks (RFC 1918; RFC 4193 for IPv6).
 */
final class HouseAddress {

  private HouseAddress() {}

  /** Whether every address of the server's host is one of the house; false if it has none. */
  static boolean leadsTo(URI server) {
    try {
      return Stream.of(InetAddress.getAllByName(server.getHost())).allMatch(HouseAddress::isOne);
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }

  static boolean isOne(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || isUniqueLocal(address);
  }

  /** The block {@code fc00::/7} of RFC 4193, which Java has no word for. */
  private static boolean isUniqueLocal(InetAddress address) {
    return address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
  }
}
