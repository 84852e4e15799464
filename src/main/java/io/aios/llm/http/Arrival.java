package io.aios.llm.http;

/** What the calling thread learns next of its {@link Call}. */
sealed interface Arrival {

  /** Status and headers; the first that arrives of an answer. */
  record Head(AnswerHead head) implements Arrival {}

  /** A piece of the body, decompressed. No record, because two arrays are never equal. */
  final class Bytes implements Arrival {

    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    /** Not a copy: whoever takes them out has them alone. */
    byte[] bytes() {
      return bytes;
    }
  }

  /** The body ended as its framing says it should. */
  record End() implements Arrival {}

  /**
   * Nothing more will arrive.
   *
   * @param why in one sentence; may quote what a server or library said
   */
  record Stopped(Stop kind, String why) implements Arrival {}

  /** How far a call had come when it stopped. */
  enum Stop {
    /** No byte of the request was sent. */
    UNREACHED,
    /** The calling thread was interrupted before a byte of the request was sent. */
    ABANDONED,
    /** The request was sent, and its answer did not begin in time. */
    LATE,
    /** The request was sent, or its answer had begun: it may be billed. */
    BROKEN
  }
}
