package io.aios.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Linux says about processes; from {@code /proc}, see {@code man 5 proc}. */
final class ProcessFigures {

  /** Of a clock tick; Linux shows 100 of them for a second on all its platforms. */
  private static final long MILLIS_PER_TICK = 10;

  private static final Path PROC = Path.of("/proc");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private ProcessFigures() {}

  /** Processor time of the process alone. */
  static long cpuMillis(long pid) {
    List<String> fields = stat(PROC.resolve(Long.toString(pid)));
    return fields.isEmpty() ? 0 : own(fields);
  }

  /** Processor time of the process and its children, of those that have ended as well. */
  static long familyCpuMillis(long pid) {
    List<String> parent = stat(PROC.resolve(Long.toString(pid)));
    long ended = ticks(parent, 13) + ticks(parent, 14);
    try (Stream<Path> all = Files.list(PROC)) {
      return own(parent)
          + ended * MILLIS_PER_TICK
          + all.filter(path -> path.getFileName().toString().matches("\\d+"))
              .map(ProcessFigures::stat)
              .filter(fields -> !fields.isEmpty() && Long.parseLong(fields.get(1)) == pid)
              .mapToLong(ProcessFigures::own)
              .sum();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static long residentMegabytes(long pid) {
    return megabytes(pid, RESIDENT);
  }

  static long peakResidentMegabytes(long pid) {
    return megabytes(pid, PEAK);
  }

  private static long megabytes(long pid, Pattern line) {
    try {
      Matcher matcher =
          line.matcher(Files.readString(PROC.resolve(Long.toString(pid)).resolve("status")));
      return matcher.find() ? Long.parseLong(matcher.group(1)) / 1024 : 0;
    } catch (NoSuchFileException ended) {
      return 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static long own(List<String> fields) {
    return (ticks(fields, 11) + ticks(fields, 12)) * MILLIS_PER_TICK;
  }

  private static long ticks(List<String> fields, int index) {
    return Long.parseLong(fields.get(index));
  }

  /** The fields behind the name, the state being the first; empty if the process has ended. */
  private static List<String> stat(Path process) {
    try {
      String line = Files.readString(process.resolve("stat"));
      return List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
    } catch (IOException ended) {
      return List.of();
    }
  }
}
