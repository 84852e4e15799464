package io.aios.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.ledger.AccountId;
import io.aios.ledger.CallLine;
import io.aios.ledger.MemoryLedger;
import io.aios.ledger.Purpose;
import io.aios.llm.Listener;
import io.aios.llm.Prompt;
import io.aios.llm.TokenUsage;
import io.aios.llm.http.HttpLimits;
import io.aios.llm.http.WebModelHttpFactory;
import io.aios.money.Usd;
import io.aios.project.Assignment;
import io.aios.project.Brief;
import io.aios.project.Outcome;
import io.aios.project.PlanningStep;
import io.aios.project.ProjectId;
import io.aios.project.Step;
import io.aios.project.TaskId;
import io.aios.project.TaskKey;
import io.aios.project.Template;
import io.aios.project.Templates;
import io.aios.routing.Answer;
import io.aios.routing.Ask;
import io.aios.routing.CallGate;
import io.aios.routing.Catalog;
import io.aios.routing.Conditions;
import io.aios.routing.Market;
import io.aios.routing.Markets;
import io.aios.routing.Router;
import io.aios.routing.TaskType;
import io.aios.routing.Terms;
import io.aios.routing.Tier;
import io.aios.routing.TrackRecord;
import io.aios.routing.Warmth;
import io.aios.testing.model.ModelServer;
import io.aios.verification.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A crew, a router and a server of models; projects are built one after another. */
final class CachedStudio implements AutoCloseable {

  private static final String KEY = "sk-cache-5f1d9c7e2b";
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  private final ModelServer server = ModelServer.start(KEY, Map.of());
  private final MemoryLedger ledger = new MemoryLedger(InstantSource.system());
  final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
  private final Template template;
  private final Crew crew;
  private final List<UUID> subjects = new ArrayList<>();
  private final Map<ArtifactPath, Artifact> files = new TreeMap<>();
  ProjectId project = new ProjectId(new UUID(0, 0));
  private Brief brief = new Brief("Shop", "A shop", "web-app", Usd.of("50"));

  CachedStudio(String provider) {
    String base = server.url() + (provider.equals("openai") ? "/v1" : "");
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "aios.providers." + provider + ".api-key",
                    KEY,
                    "aios.providers." + provider + ".base-url",
                    base)));
    context.registerBean(InstantSource.class, InstantSource::system);
    context.registerBean(
        WebModelHttpFactory.class, () -> WebModelHttpFactory.of(HttpLimits.STANDARD));
    context.registerBean(MemoryLedger.class, () -> ledger);
    context.registerBean(Markets.class, () -> market(context, provider));
    context.scan(
        "io.aios.agents.crew",
        "io.aios.verification.syntax",
        "io.aios.project.templates",
        "io.aios.llm." + provider,
        "io.aios.llm.guarded",
        "io.aios.routing.cache",
        "io.aios.routing.catalog",
        "io.aios.routing.tokens");
    context.refresh();
    template = context.getBean(Templates.class).standard();
    crew = context.getBean(Crew.class);
  }

  /** A market on which nothing is measured but the caches. */
  private static Markets market(ApplicationContext context, String provider) {
    Catalog catalog = context.getBean(Catalog.class);
    Warmth warmth = context.getBean(Warmth.class);
    String name = provider.equals("claude") ? "anthropic" : provider;
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    return () ->
        new Market(
            catalog,
            today,
            Set.of(name),
            Conditions.UNKNOWN,
            TrackRecord.EMPTY,
            warmth,
            1,
            Market.PLENTY);
  }

  /** Builds a project and returns its steps. */
  List<Step> build(String text) {
    project = new ProjectId(UUID.randomUUID());
    brief = new Brief("Shop", text, template.name(), Usd.of("50"));
    ledger.open(account(), Usd.of("50"));
    files.clear();
    List<Step> steps = new ArrayList<>(List.of(PlanningStep.step()));
    Outcome planned = perform(steps.getFirst(), steps);
    steps.addAll(((Outcome.Planned) planned).plan().steps());
    for (Step step : List.copyOf(steps).subList(1, steps.size())) {
      assertThat(perform(step, steps)).isInstanceOf(Outcome.Produced.class);
    }
    return steps;
  }

  private Outcome perform(Step step, List<Step> steps) {
    Assignment assignment = assignment(step, steps);
    Work work =
        crew.find(step.kind()).orElseThrow().perform(assignment, consult(assignment.task(), step));
    work.files().forEach(file -> files.put(file.path(), file));
    return work.outcome();
  }

  private Assignment assignment(Step step, List<Step> steps) {
    var task = new TaskId(UUID.randomUUID());
    subjects.add(task.value());
    return new Assignment(
        project, task, brief, template, step, List.copyOf(files.values()), steps, List.of());
  }

  /** Six tasks of one kind that see the same. */
  static List<Step> six(Step step) {
    List<Step> six = new ArrayList<>();
    for (int number = 1; number <= 6; number++) {
      six.add(
          new Step(
              new TaskKey(step.key() + "-" + number),
              step.kind(),
              step.title() + " " + number,
              step.goal(),
              step.needs(),
              step.files(),
              step.owns()));
    }
    return six;
  }

  void askForEach(List<Step> steps) {
    askForEach(steps, steps);
  }

  void askForEach(List<Step> asked, List<Step> steps) {
    for (Step step : asked) {
      UUID subject = UUID.randomUUID();
      subjects.add(subject);
      Answer answer =
          consult(new TaskId(subject), step)
              .ask("files-0", new TaskType("qa"), Tier.STANDARD, prompt(steps, step));
      assertThat(answer).isInstanceOf(Answer.Answered.class);
    }
  }

  Prompt prompt(List<Step> steps, Step step) {
    Assignment assignment = assignment(step, steps);
    var opening =
        new Opening(assignment, List.copyOf(files.values()), List.of(), Deliverable.FILES);
    return new Prompt(
        Instructions.load(step.kind()).text(), List.of(opening.turn()), Rounds.MOST_OUTPUT_TOKENS);
  }

  private Consult consult(TaskId task, Step step) {
    Router router = context.getBean(Router.class);
    return new Consult() {

      @Override
      public Answer ask(String name, TaskType type, Tier tier, Prompt prompt) {
        var purpose = new Purpose("default", project.value(), step.kind().name(), type.name());
        var ask =
            new Ask(
                task.value(),
                name,
                purpose,
                new TreeSet<>(Set.of(account())),
                tier,
                prompt,
                Terms.STANDARD,
                Set.of());
        return router.ask(ask, new CallGate(), Listener.NONE);
      }

      @Override
      public void tell(Verdict verdict) {
        assertThat(verdict.findings()).isEmpty();
      }
    };
  }

  private AccountId account() {
    return AccountId.ofProject(project.value());
  }

  List<CallLine> lines() {
    return subjects.stream().flatMap(it -> ledger.calls(List.of(it)).stream()).toList();
  }

  TokenUsage usage() {
    return lines().stream().map(CallLine::usage).reduce(TokenUsage.NONE, TokenUsage::plus);
  }

  Usd cost() {
    return lines().stream().map(CallLine::cost).reduce(Usd.ZERO, Usd::plus);
  }

  /** What the same tokens cost where nothing is cached. */
  Usd costWithoutCache() {
    Catalog catalog = context.getBean(Catalog.class);
    return lines().stream()
        .map(line ->
            catalog
                .find(line.model())
                .orElseThrow()
                .prices()
                .of(TokenUsage.of(line.usage().prompt(), line.usage().output()), TODAY))
        .reduce(Usd.ZERO, Usd::plus);
  }

  @Override
  public void close() {
    context.close();
    server.close();
  }
}
