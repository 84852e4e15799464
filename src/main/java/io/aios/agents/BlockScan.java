package io.aios.agents;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a reply into its file blocks in one pass over its lines, without copying any content. What
 * stands between blocks is talk and is passed over.
 */
final class BlockScan {

  private static final String OPENING = "<file";
  private static final String CLOSING = "</file>";

  private final String reply;
  private final List<Block> blocks = new ArrayList<>();
  private Tag open = new Tag.Absent();
  private int contentStart;

  private BlockScan(String reply) {
    this.reply = reply;
  }

  /**
   * The blocks in the order of the reply.
   *
   * @param most the scan ends with the first block beyond this number
   */
  static List<Block> of(String reply, int most) {
    var scan = new BlockScan(reply);
    int line = 0;
    while (line < reply.length() && scan.blocks.size() <= most) {
      int end = reply.indexOf('\n', line);
      end = end < 0 ? reply.length() : end;
      scan.readLine(line, end);
      line = end + 1;
    }
    if (scan.blocks.size() <= most) {
      scan.tear("Its block is never closed by a line </file>.");
    }
    return List.copyOf(scan.blocks);
  }

  private void readLine(int line, int end) {
    if (isOpening(line, end)) {
      open(Tag.read(reply.substring(line, Math.min(end, line + Tag.MOST_CHARACTERS + 1))), end);
    } else if (isClosing(line, end)) {
      close(line);
    }
  }

  private void open(Tag tag, int end) {
    switch (tag) {
      case Tag.Named named -> {
        tear("Its block is not closed by a line </file> before the next block starts.");
        begin(named, end);
      }
      case Tag.Malformed malformed -> {
        // Within a block such a line is content.
        if (open instanceof Tag.Absent) {
          begin(malformed, end);
          if (isClosedOnSameLine(end)) {
            close(end);
          }
        }
      }
      case Tag.Absent() -> throw new IllegalStateException("A tag that was read is there");
    }
  }

  private void begin(Tag tag, int end) {
    open = tag;
    contentStart = Math.min(end + 1, reply.length());
  }

  private void close(int line) {
    switch (open) {
      case Tag.Absent() -> {}
      case Tag.Malformed(String problem) -> blocks.add(new Block.Torn("", problem));
      case Tag.Named(String path) ->
          blocks.add(new Block.Whole(path, contentStart, Math.max(contentStart, line - 1)));
    }
    open = new Tag.Absent();
  }

  private void tear(String problem) {
    switch (open) {
      case Tag.Absent() -> {}
      case Tag.Malformed(String own) -> blocks.add(new Block.Torn("", own));
      case Tag.Named(String path) -> blocks.add(new Block.Torn(path, problem));
    }
    open = new Tag.Absent();
  }

  private boolean isOpening(int line, int end) {
    int next = line + OPENING.length();
    return reply.startsWith(OPENING, line)
        && (next >= end
            || Character.isWhitespace(reply.charAt(next))
            || reply.charAt(next) == '>'
            || reply.charAt(next) == '/');
  }

  private boolean isClosing(int line, int end) {
    if (!reply.startsWith(CLOSING, line)) {
      return false;
    }
    for (int at = line + CLOSING.length(); at < end; at++) {
      if (!Character.isWhitespace(reply.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private boolean isClosedOnSameLine(int end) {
    int last = end;
    while (last > 0 && Character.isWhitespace(reply.charAt(last - 1))) {
      last--;
    }
    return reply.startsWith(CLOSING, last - CLOSING.length())
        || reply.startsWith("/>", last - "/>".length());
  }
}
