package io.aios.database;

/** What a signal is about. The names are seen by every node of a deployment: do not change them. */
public enum Channel {

  /** Control work has become due. */
  CONTROL("aios_control"),

  /** Agent work has become due. */
  AGENT("aios_agent"),

  /** A project has new events; the payload is its id. */
  EVENTS("aios_events"),

  /** A project has ended, so that what still works on it can stop; the payload is its id. */
  CANCEL("aios_cancel"),

  /** A call that waited may be made; the payload is the id of its seat. */
  TURNSTILE("aios_turnstile");

  private final String channelName;

  Channel(String channelName) {
    this.channelName = channelName;
  }

  /** The name of the channel in PostgreSQL. */
  public String channelName() {
    return channelName;
  }
}
