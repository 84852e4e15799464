package io.aios.node;

/** Why a node does not start as it is configured, and how to mend that. */
public final class StartRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String remedy;

  /**
   * @param problem what is wrong, without a full stop
   * @param remedy what the reader can do about it, in the imperative and without a full stop
   */
  public StartRefusal(String problem, String remedy) {
    super(problem + "; " + remedy + ".");
    this.problem = problem;
    this.remedy = remedy;
  }

  public String problem() {
    return problem;
  }

  public String remedy() {
    return remedy;
  }
}
