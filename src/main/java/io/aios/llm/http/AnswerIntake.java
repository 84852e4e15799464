package io.aios.llm.http;

import io.aios.llm.ModelResult;

/** Leads the bytes of a streamed answer to its reader. For one thread and one answer. */
public final class AnswerIntake {

  private final AnswerReader reader;
  private final SseDecoder decoder;
  private String trouble = "";

  /**
   * Starts with nothing received.
   *
   * @param longest most bytes of a line, and most characters of an event
   */
  public AnswerIntake(AnswerReader reader, int longest) {
    this.reader = reader;
    this.decoder = new SseDecoder(longest);
  }

  /** Takes in what has arrived; whether more is wanted. */
  public boolean take(byte[] bytes) {
    try {
      for (SseEvent event : decoder.feed(bytes)) {
        if (reader.isComplete()) {
          break;
        }
        reader.event(event);
      }
    } catch (LimitExceededException tooLong) {
      trouble = String.valueOf(tooLong.getMessage());
    } catch (ListenerException ended) {
      throw ended;
    } catch (MalformedAnswerException malformed) {
      trouble = String.valueOf(malformed.getMessage());
    } catch (RuntimeException unreadable) {
      trouble = "the stream says what its interface does not know of";
    }
    return trouble.isEmpty() && !reader.isComplete();
  }

  /**
   * What the answer amounts to when nothing more arrives.
   *
   * @param why what ended it, for an answer that is not complete
   */
  public ModelResult end(String why) {
    if (reader.isComplete()) {
      return reader.result();
    }
    return new ModelResult.Failed(reader.broken(trouble.isEmpty() ? why : trouble));
  }
}
