package io.aios.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.aios.routing.Cascade.Attempt;
import io.aios.routing.Cascade.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CascadeTest {

  private static final int RUNS = 10_000;
  private static final Offset<Double> EXACTLY = within(1e-9);

  private static final Scrutiny USUAL = new Scrutiny(0.9, 0.2);

  @Test
  void addsUpOneAttempt() {
    Prospect prospect = Cascade.of(Attempt.of(2, 0.5, USUAL)).prospect();

    assertThat(prospect.cost()).isEqualTo(2);
    assertThat(prospect.right()).isCloseTo(0.45, EXACTLY);
    assertThat(prospect.wrong()).isCloseTo(0.1, EXACTLY);
    assertThat(prospect.accepted()).isCloseTo(0.55, EXACTLY);
    assertThat(prospect.costPerRight()).isCloseTo(2 / 0.45, EXACTLY);
    assertThat(prospect.costPerAccepted()).isCloseTo(2 / 0.55, EXACTLY);
    assertThat(prospect.leak()).isCloseTo(0.1 / 0.55, EXACTLY);
  }

  @Test
  void makesTheSecondAttemptWhereTheFirstIsRejected() {
    Prospect prospect =
        Cascade.of(Attempt.of(1, 0.5, USUAL), Attempt.of(10, 0.8, USUAL)).prospect();

    assertThat(prospect.cost()).isCloseTo(1 + 0.45 * 10, EXACTLY);
    assertThat(prospect.right()).isCloseTo(0.45 + 0.45 * 0.72, EXACTLY);
    assertThat(prospect.wrong()).isCloseTo(0.1 + 0.45 * 0.04, EXACTLY);
  }

  @Test
  void costsTheGeometricSumWhereTheSameIsTriedAgain() {
    Attempt attempt = Attempt.of(1, 0.3, Scrutiny.PERFECT);

    Prospect prospect = new Cascade(List.of(attempt, attempt, attempt, attempt)).prospect();

    assertThat(prospect.cost()).isCloseTo((1 - Math.pow(0.7, 4)) / 0.3, EXACTLY);
    assertThat(prospect.right()).isCloseTo(1 - Math.pow(0.7, 4), EXACTLY);
    assertThat(prospect.costPerRight()).isCloseTo(1 / 0.3, EXACTLY);
  }

  @Test
  void acceptsTheFirstResultWhereNobodyLooks() {
    Prospect prospect =
        Cascade.of(Attempt.of(1, 0.4, Scrutiny.NONE), Attempt.of(9, 0.9, Scrutiny.NONE)).prospect();

    assertThat(prospect).isEqualTo(new Prospect(1, 0.4, 0.6));
  }

  @Test
  void getsMoreRightAtLessCostTheMoreRightResultsPass() {
    Random random = new Random(1);
    for (int run = 0; run < RUNS; run++) {
      Task task = Task.any(random);
      double passesWrong = random.nextDouble();
      double passesRight = random.nextDouble();
      double more = passesRight + random.nextDouble() * (1 - passesRight);

      Prospect prospect = task.under(new Scrutiny(passesRight, passesWrong)).prospect();
      Prospect better = task.under(new Scrutiny(more, passesWrong)).prospect();

      assertThat(better.right()).isGreaterThanOrEqualTo(prospect.right() - 1e-12);
      assertThat(better.wrong()).isLessThanOrEqualTo(prospect.wrong() + 1e-12);
      assertThat(better.cost()).isLessThanOrEqualTo(prospect.cost() + 1e-12);
    }
  }

  @Test
  void getsLessRightAndMoreWrongTheMoreWrongResultsPass() {
    Random random = new Random(2);
    for (int run = 0; run < RUNS; run++) {
      Task task = Task.any(random);
      double passesRight = random.nextDouble();
      double passesWrong = random.nextDouble();
      double more = passesWrong + random.nextDouble() * (1 - passesWrong);

      Prospect prospect = task.under(new Scrutiny(passesRight, passesWrong)).prospect();
      Prospect worse = task.under(new Scrutiny(passesRight, more)).prospect();

      assertThat(worse.right()).isLessThanOrEqualTo(prospect.right() + 1e-12);
      assertThat(worse.wrong()).isGreaterThanOrEqualTo(prospect.wrong() - 1e-12);
      assertThat(worse.cost()).isLessThanOrEqualTo(prospect.cost() + 1e-12);
    }
  }

  @Test
  void paysExactlyIfTheFirstAttemptIsCheaperPerRightResult() {
    Random random = new Random(3);
    for (int run = 0; run < RUNS; run++) {
      Scrutiny scrutiny = new Scrutiny(0.5 + random.nextDouble() / 2, random.nextDouble() / 2);
      Attempt weak = Attempt.of(random.nextDouble(), 0.05 + 0.9 * random.nextDouble(), scrutiny);
      Attempt strong = Attempt.of(random.nextDouble(), 0.05 + 0.9 * random.nextDouble(), scrutiny);

      double direct = Cascade.of(strong).prospect().costPerRight();
      double cascade = Cascade.of(weak, strong).prospect().costPerRight();

      assertThat(cascade < direct).isEqualTo(weak.cost() / weak.right() < direct);
    }
  }

  @Test
  void isCheapestInTheOrderOfCostPerAcceptedResult() {
    Random random = new Random(4);
    for (int run = 0; run < 1_000; run++) {
      var attempts = new ArrayList<Attempt>();
      for (int at = 0; at < 4; at++) {
        attempts.add(Attempt.of(random.nextDouble(), random.nextDouble(), USUAL));
      }

      double cheapest = new Cascade(attempts).cheapestFirst().prospect().cost();

      for (List<Attempt> order : orders(attempts)) {
        assertThat(new Cascade(order).prospect().cost()).isGreaterThanOrEqualTo(cheapest - 1e-12);
      }
    }
  }

  @Test
  void countsWhatModelsAddToEachOther() {
    Case easy = new Case(3, always(1, 1));
    Case hard = new Case(1, always(0, 0));

    Cascade cascade = Cascade.over(List.of(easy, hard));

    assertThat(cascade.attempts()).containsExactly(new Attempt(1, 0.75, 0), new Attempt(1, 0, 0));
    assertThat(cascade.prospect()).isEqualTo(new Prospect(1.25, 0.75, 0));
  }

  @Test
  void isTheMeanOfItsCases() {
    Random random = new Random(5);
    for (int run = 0; run < RUNS; run++) {
      Scrutiny scrutiny = new Scrutiny(random.nextDouble(), random.nextDouble());
      Cascade one = Task.of(3, random).under(scrutiny);
      Cascade other = Task.of(3, random).under(scrutiny);
      double weight = 0.01 + random.nextDouble();

      Prospect both = Cascade.over(List.of(new Case(1, one), new Case(weight, other))).prospect();

      Prospect mean = one.prospect().mixedWith(other.prospect(), weight / (1 + weight));
      assertThat(both.cost()).isCloseTo(mean.cost(), EXACTLY);
      assertThat(both.right()).isCloseTo(mean.right(), EXACTLY);
      assertThat(both.wrong()).isCloseTo(mean.wrong(), EXACTLY);
    }
  }

  /** The table in docs/routing.md: one cent, right 5 times in 10, before 20 cents, 8 in 10. */
  @ParameterizedTest
  @CsvSource({
    "1.00, 0.00, 11.00, 0.900, 0.0000, 12.2",
    "0.95, 0.15, 10.00, 0.817, 0.0885, 12.2",
    "0.90, 0.30,  9.00, 0.738, 0.1740, 12.2",
    "0.80, 0.60,  7.00, 0.592, 0.3360, 11.8"
  })
  void addsUpAsItIsDocumented(
      double passesRight, double passesWrong, double cost, double right, double wrong, double per) {
    Scrutiny scrutiny = new Scrutiny(passesRight, passesWrong);

    Prospect prospect =
        Cascade.of(Attempt.of(1, 0.5, scrutiny), Attempt.of(20, 0.8, scrutiny)).prospect();

    assertThat(prospect.cost()).isCloseTo(cost, within(0.005));
    assertThat(prospect.right()).isCloseTo(right, within(0.0006));
    assertThat(prospect.wrong()).isCloseTo(wrong, within(0.0001));
    assertThat(prospect.costPerRight()).isCloseTo(per, within(0.05));
  }

  @Test
  void agreesWithWhatHappensWhenItIsPlayed() {
    int plays = 200_000;
    Random random = new Random(6);
    Task easy = new Task(List.of(1.0, 3.0, 10.0), List.of(0.8, 0.9, 0.95));
    Task hard = new Task(List.of(2.0, 5.0, 20.0), List.of(0.1, 0.2, 0.5));
    double cost = 0;
    int right = 0;
    int wrong = 0;

    for (int play = 0; play < plays; play++) {
      Task task = random.nextDouble() < 0.6 ? easy : hard;
      for (int at = 0; at < 3; at++) {
        cost += task.costs().get(at);
        boolean isRight = random.nextDouble() < task.abilities().get(at);
        if (random.nextDouble() < (isRight ? USUAL.passesRight() : USUAL.passesWrong())) {
          right += isRight ? 1 : 0;
          wrong += isRight ? 0 : 1;
          break;
        }
      }
    }

    Prospect prospect =
        Cascade.over(List.of(new Case(6, easy.under(USUAL)), new Case(4, hard.under(USUAL))))
            .prospect();
    assertThat(cost / plays).isCloseTo(prospect.cost(), within(0.05));
    assertThat((double) right / plays).isCloseTo(prospect.right(), within(0.005));
    assertThat((double) wrong / plays).isCloseTo(prospect.wrong(), within(0.005));
  }

  @Test
  void costsWithoutEndWhereNothingIsRight() {
    Prospect prospect = Cascade.of(Attempt.of(1, 0, Scrutiny.PERFECT)).prospect();

    assertThat(prospect.costPerRight()).isInfinite();
    assertThat(prospect.costPerAccepted()).isInfinite();
    assertThat(prospect.leak()).isZero();
  }

  @Test
  void refusesWhatCannotBe() {
    Attempt attempt = Attempt.of(1, 0.5, USUAL);

    assertThatIllegalArgumentException().isThrownBy(() -> new Cascade(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Attempt(-1, 0.5, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Attempt(Double.NaN, 0.5, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Attempt(1, 0.6, 0.6));
    assertThatIllegalArgumentException().isThrownBy(() -> new Scrutiny(1.1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Case(0, Cascade.of(attempt)));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Cascade.over(
                List.of(
                    new Case(1, Cascade.of(attempt)), new Case(1, Cascade.of(attempt, attempt)))));
  }

  /** Two attempts for a dollar each that are right so often, under perfect verification. */
  private static Cascade always(double first, double second) {
    return Cascade.of(
        Attempt.of(1, first, Scrutiny.PERFECT), Attempt.of(1, second, Scrutiny.PERFECT));
  }

  private static List<List<Attempt>> orders(List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return List.of(List.of());
    }
    var orders = new ArrayList<List<Attempt>>();
    for (Attempt first : attempts) {
      var others = new ArrayList<>(attempts);
      others.remove(first);
      for (List<Attempt> rest : orders(others)) {
        var order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        orders.add(order);
      }
    }
    return orders;
  }

  /** What models cost at a task, and how often they are right. */
  private record Task(List<Double> costs, List<Double> abilities) {

    static Task any(Random random) {
      return of(1 + random.nextInt(5), random);
    }

    static Task of(int models, Random random) {
      return new Task(
          random.doubles(models).boxed().toList(), random.doubles(models).boxed().toList());
    }

    Cascade under(Scrutiny scrutiny) {
      var attempts = new ArrayList<Attempt>();
      for (int at = 0; at < costs.size(); at++) {
        attempts.add(Attempt.of(costs.get(at), abilities.get(at), scrutiny));
      }
      return new Cascade(attempts);
    }
  }
}
