package io.aios.verification;

/**
 * The most that one submission may contain. Whoever stores, packs or parses the files relies on it.
 *
 * @param files most files in one submission
 * @param fileBytes most bytes of one file in UTF-8
 * @param totalBytes most bytes of all files together in UTF-8
 */
public record Limits(int files, long fileBytes, long totalBytes) {

  /** 500 files, 1 MiB a file, 8 MiB in all. */
  public static final Limits STANDARD = new Limits(500, 1L << 20, 8L << 20);

  public Limits {
    if (files < 1 || fileBytes < 1 || totalBytes < fileBytes) {
      throw new IllegalArgumentException("Limits are positive, and one file fits into the total");
    }
  }
}
