package io.aios.agents;

import io.aios.artifacts.Artifact;
import io.aios.verification.Finding;
import java.util.List;

/**
 * Reads the files out of a model's reply. Whatever the reply says, the result is a value: an unsafe
 * path, a block without an end or a limit that is passed becomes a finding. Takes time in
 * proportion to the reply and copies no more than the limits allow.
 */
final class ReplyReader {

  /** The name under which findings about replies appear among the checks. */
  static final String CHECK = "reply";

  static final int MOST_FILES = 500;
  static final int MOST_FILE_BYTES = 1 << 20;
  static final int MOST_BYTES = 8 << 20;

  Reading read(String reply) {
    List<Block> blocks = BlockScan.of(reply, MOST_FILES);
    if (blocks.isEmpty()) {
      return unreadable(
          "The reply has no file block. Each file must stand between a line <file path=\"…\"> and a"
              + " line </file>.");
    }
    if (blocks.size() > MOST_FILES) {
      return unreadable("The reply has more than " + MOST_FILES + " file blocks.");
    }
    var harvest = new Harvest();
    for (Block block : blocks) {
      switch (block) {
        case Block.Torn(String path, String problem) -> harvest.refuse(path, problem);
        case Block.Whole whole -> gather(whole, reply, harvest);
      }
    }
    return harvest.bytes() > MOST_BYTES
        ? unreadable("The files of the reply have more than " + (MOST_BYTES >> 20) + " MiB in all.")
        : harvest.reading();
  }

  private static void gather(Block.Whole block, String reply, Harvest harvest) {
    // A character has at least one byte, so a longer block is never even copied.
    if (block.end() - block.start() > MOST_FILE_BYTES) {
      harvest.refuseLarge(block.path());
    } else if (harvest.bytes() <= MOST_BYTES) {
      harvest.take(
          block.path(), Content.of(block.path(), reply.substring(block.start(), block.end())));
    }
  }

  private static Reading unreadable(String problem) {
    return new Reading.Unreadable(List.of(new Finding(CHECK, "", problem)));
  }

  /** Whether files together keep within the limits of one agent's work. */
  static boolean isWithinLimits(List<Artifact> files) {
    return files.size() <= MOST_FILES
        && files.stream().mapToLong(file -> file.ref().bytes()).sum() <= MOST_BYTES;
  }
}
