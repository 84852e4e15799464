package io.aios.project;

/** Something that happened to a project, told to whoever watches it. */
public sealed interface Event {

  Kind kind();

  /** What happened, in one sentence: at most 2,000 characters, without NUL; longer ones are cut. */
  String text();

  /** It happened to the project as a whole. */
  record OfProject(Kind kind, String text) implements Event {
    public OfProject {
      text = Sentence.of(text);
    }
  }

  /** It happened to one task. */
  record OfTask(Kind kind, TaskKey task, String text) implements Event {
    public OfTask {
      text = Sentence.of(text);
    }
  }

  /** A closed list, so that clients can rely on it. */
  enum Kind {
    PROJECT_SUBMITTED,
    PROJECT_STARTED,
    PROJECT_PAUSED,
    PROJECT_RESUMED,
    PROJECT_SUCCEEDED,
    PROJECT_FAILED,
    PROJECT_CANCELLED,
    BUDGET_CHANGED,
    BUDGET_WARNING,
    PRIORITY_CHANGED,
    DEADLINE_CHANGED,
    DEADLINE_PASSED,
    PLAN_ACCEPTED,
    TASK_READY,
    TASK_STARTED,
    TASK_WRITING,
    TASK_RESTARTED,
    TASK_ANSWERED,
    TASK_VERIFIED,
    TASK_SENT_BACK,
    TASK_DEFERRED,
    TASK_SUCCEEDED,
    TASK_FAILED,
    TASK_CANCELLED;

    /** Whether it is the last event of its project. */
    public boolean isLast() {
      return this == PROJECT_SUCCEEDED || this == PROJECT_FAILED || this == PROJECT_CANCELLED;
    }
  }
}
