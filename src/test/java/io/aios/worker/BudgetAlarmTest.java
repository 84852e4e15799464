package io.aios.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.engine.DurableWrite;
import io.aios.ledger.AccountId;
import io.aios.ledger.Purpose;
import io.aios.ledger.Statement;
import io.aios.llm.Prompt;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.project.Event;
import io.aios.project.Events;
import io.aios.project.ProjectCast;
import io.aios.project.ProjectId;
import io.aios.project.Stores;
import io.aios.routing.Ask;
import io.aios.routing.Terms;
import io.aios.routing.Tier;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BudgetAlarmTest {

  private final Stores stores = Stores.inMemory();
  private final Events events = stores.events();
  private final ProjectId project = ProjectCast.submit(stores, ProjectCast.ids(1)).id();
  private final BudgetAlarm alarm =
      new BudgetAlarm(
          new Chronicle(
              events,
              new DurableWrite(stores.transactions(), InstantSource.system(), Thread::sleep),
              InstantSource.fixed(ProjectCast.NOON)));

  @Test
  void tellsHowMuchOfTheBudgetIsUsed() {
    alarm.warned(ask(), statement(AccountId.ofProject(project.value()), "5", "4.0499"));

    assertThat(told()).containsExactly("80 % of the budget of 5.00 USD is used");
  }

  @Test
  void saysWhoseMoneyItIsIfItIsNotTheProjects() {
    alarm.warned(ask(), statement(AccountId.ofTenant("default"), "0.000000001", "0.000000001"));

    assertThat(told())
        .containsExactly("100 % of what tenant:default may spend, 0.000000001 USD, is used");
  }

  @Test
  void copesWithALimitOfNothingAndOneOfAllMoneyThereIs() {
    AccountId account = AccountId.ofProject(project.value());

    alarm.warned(ask(), statement(account, "0", "0"));
    alarm.warned(
        ask(), new Statement(account, new Usd(Long.MAX_VALUE), Usd.ZERO, new Usd(Long.MAX_VALUE)));

    assertThat(told()).hasSize(2).allMatch(text -> text.startsWith("100 %"));
  }

  private List<String> told() {
    return events.after(project, 0, 10).stream()
        .map(Events.Numbered::event)
        .filter(event -> event.kind() == Event.Kind.BUDGET_WARNING)
        .map(Event::text)
        .toList();
  }

  private static Statement statement(AccountId account, String limit, String spent) {
    return new Statement(account, Usd.of(limit), Usd.ZERO, Usd.of(spent));
  }

  private Ask ask() {
    return new Ask(
        new UUID(1, 1),
        "files-0",
        new Purpose(Purpose.DEFAULT_TENANT, project.value(), "QA", "qa"),
        new TreeSet<>(Set.of(AccountId.ofProject(project.value()))),
        Tier.STANDARD,
        new Prompt("instructions", List.of(new Turn.User("text")), 100),
        Terms.STANDARD,
        Set.of());
  }
}
