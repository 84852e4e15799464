package io.aios.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Attempts at one task, one after another, until verification accepts a result: the arithmetic of
 * starting with a cheap model. Pure.
 *
 * <p>With s the probability that the attempts so far were all rejected, an attempt adds s x cost to
 * the expected cost, s x right to the accepted right results and s x wrong to the accepted wrong
 * ones, and leaves s x (1 - right - wrong). See Chen, Zaharia and Zou, FrugalGPT, arXiv:2305.05176,
 * for cascades of models, and Stroebl, Kapoor and Narayanan, Inference Scaling fLaws,
 * arXiv:2411.17501, for why no number of attempts makes up for verification that accepts wrong
 * results.
 *
 * <p>What a right result costs is the weighted mean of what it costs at each attempt alone, by the
 * right results that each contributes. So a weak first attempt makes right results cheaper exactly
 * if it is cheaper per right result than all that follows.
 *
 * @param attempts in their order, 1 to 20
 */
public record Cascade(List<Attempt> attempts) {

  /** The most attempts that are made at a task. */
  public static final int MOST_ATTEMPTS = 20;

  public Cascade {
    attempts = List.copyOf(attempts);
    if (attempts.isEmpty() || attempts.size() > MOST_ATTEMPTS) {
      throw new IllegalArgumentException("A cascade has 1 to " + MOST_ATTEMPTS + " attempts");
    }
  }

  public static Cascade of(Attempt... attempts) {
    return new Cascade(List.of(attempts));
  }

  /**
   * An attempt that is made if all before it were rejected. Its probabilities are those of such
   * tasks, which are the harder ones: only where attempts are independent of each other are they
   * those of all tasks.
   *
   * @param cost in US dollars, accepted or not; 0 or more
   * @param right probability that its result is accepted and right
   * @param wrong probability that its result is accepted and wrong
   */
  public record Attempt(double cost, double right, double wrong) {

    public Attempt {
      if (!(cost >= 0) || !Scrutiny.isShare(right) || !Scrutiny.isShare(wrong)) {
        throw new IllegalArgumentException("An attempt has a cost and two probabilities");
      }
      if (right + wrong > 1 + 1e-9) {
        throw new IllegalArgumentException("Not more than every result can be accepted");
      }
    }

    /**
     * An attempt by a model that is right so often, under verification of such rates.
     *
     * @param ability probability that its result is right, 0 to 1
     */
    public static Attempt of(double cost, double ability, Scrutiny scrutiny) {
      return new Attempt(
          cost, ability * scrutiny.passesRight(), (1 - ability) * scrutiny.passesWrong());
    }

    /**
     * An attempt of which only is known what can be counted, without knowing what was right.
     *
     * @param acceptance probability that its result is accepted
     * @param leak probability that an accepted result is wrong
     */
    public static Attempt counted(double cost, double acceptance, double leak) {
      return new Attempt(cost, acceptance * (1 - leak), acceptance * leak);
    }

    public double accepted() {
      return right + wrong;
    }
  }

  /**
   * The cascade over tasks of several cases, within each of which its attempts are independent,
   * e.g. easy tasks that every model does and hard ones that none does. Its probabilities are
   * conditional on the rejections before, so that models that fail at the same tasks count for what
   * they add to each other. With one case for each task of a record of outcomes, right or wrong for
   * certain, it is the exact expectation over that record.
   *
   * @param cases cascades of the same length
   */
  public static Cascade over(List<Case> cases) {
    int length = cases.getFirst().cascade().attempts().size();
    if (cases.stream().anyMatch(one -> one.cascade().attempts().size() != length)) {
      throw new IllegalArgumentException("The cases of a cascade have the same attempts");
    }
    double[] left = cases.stream().mapToDouble(Case::weight).toArray();
    var attempts = new ArrayList<Attempt>();
    for (int at = 0; at < length; at++) {
      attempts.add(next(cases, left, at));
    }
    return new Cascade(attempts);
  }

  /**
   * A kind of task.
   *
   * @param weight how many of the tasks are of this kind, relative to the others; more than zero
   * @param cascade the attempts at a task of this kind, independent of each other
   */
  public record Case(double weight, Cascade cascade) {

    public Case {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("The weight of a case is more than zero");
      }
    }
  }

  /** The mean of an attempt over what is left of all cases, which it lessens. */
  private static Attempt next(List<Case> cases, double[] left, int at) {
    double all = Arrays.stream(left).sum();
    double cost = 0;
    double right = 0;
    double wrong = 0;
    for (int i = 0; i < left.length; i++) {
      Attempt attempt = cases.get(i).cascade().attempts().get(at);
      double share = all > 0 ? left[i] / all : 0;
      cost += share * attempt.cost();
      right += share * attempt.right();
      wrong += share * attempt.wrong();
      left[i] *= Math.max(0, 1 - attempt.accepted());
    }
    return new Attempt(cost, Math.min(1, right), Math.min(1, wrong));
  }

  /** What is to be expected of a task. */
  public Prospect prospect() {
    double unaccepted = 1;
    double cost = 0;
    double right = 0;
    double wrong = 0;
    for (Attempt attempt : attempts) {
      cost += unaccepted * attempt.cost();
      right += unaccepted * attempt.right();
      wrong += unaccepted * attempt.wrong();
      unaccepted *= Math.max(0, 1 - attempt.accepted());
    }
    return new Prospect(cost, right, wrong);
  }

  /**
   * The order of independent attempts in which it costs the least to get a result accepted: by cost
   * over the probability of acceptance. See Mitten, An Analytic Solution to the Least Cost Testing
   * Sequence Problem, Journal of Industrial Engineering 11 (1960).
   */
  public Cascade cheapestFirst() {
    return new Cascade(
        attempts.stream()
            .sorted(
                Comparator.comparingDouble(
                    attempt -> new Cascade(List.of(attempt)).prospect().costPerAccepted()))
            .toList());
  }
}
