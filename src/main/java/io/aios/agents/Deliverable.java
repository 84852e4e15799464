package io.aios.agents;

/** What an agent asks a model for. */
enum Deliverable {
  /** What is to be built, and the contract between its parts, as file blocks. */
  SPECIFICATION("specification", "The specification"),
  /** Who builds what, as one JSON object. */
  PLAN("plan", "The plan"),
  /** The files of a step, as file blocks. */
  FILES("files", "The work");

  private final String word;
  private final String subject;

  Deliverable(String word, String subject) {
    this.word = word;
    this.subject = subject;
  }

  /** What a prompt calls it; also the stem of the names of its asks. */
  String word() {
    return word;
  }

  /** What a sentence about it starts with. */
  String subject() {
    return subject;
  }

  /** How a model is to answer findings. */
  String correction() {
    return switch (this) {
      case PLAN ->
          "Mend every finding above. Reply with the whole plan again, as one JSON object and"
              + " nothing else.";
      case SPECIFICATION, FILES ->
          "Mend every finding above. Reply with only the files that change, each one whole, as"
              + " file blocks; files you do not repeat stay as they are.";
    };
  }
}
