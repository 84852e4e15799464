package io.aios.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.AccountId;
import io.aios.ledger.Ledger;
import io.aios.ledger.Purpose;
import io.aios.llm.Delta;
import io.aios.llm.Effort;
import io.aios.llm.Listener;
import io.aios.llm.Prompt;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.routing.Ask;
import io.aios.routing.CallGate;
import io.aios.routing.Router;
import io.aios.routing.Terms;
import io.aios.routing.Tier;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import io.aios.testing.model.Fault;
import io.aios.testing.model.LocalModel;
import io.aios.testing.model.ModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls of every kind, to models of three interfaces, cached and not, with reasoning, beyond
 * thresholds of price, cut off and broken off: what the ledger says is what the other side charges.
 * 300 calls, or as many as the system property {@code aios.bill.calls} says.
 */
@PostgresTest
class LedgerBillTest {

  private static final String KEY = "sk-bill-77a1c0";
  private static final int THREADS = 12;
  private static final UUID PROJECT = UUID.fromString("019ab000-0000-7000-8000-00000000b111");
  private static final AccountId ACCOUNT = AccountId.ofProject(PROJECT);

  private static final List<String> MODELS =
      List.of(
          "anthropic/claude-opus-5-5",
          "anthropic/claude-sonnet-5-5",
          "anthropic/claude-haiku-4-5-20251001",
          "openai/gpt-6.1-sol",
          "openai/gpt-6-astra",
          "openai/gpt-5.6-luna",
          "ollama/qwen3:8b");

  private static final String CATALOG =
      """
      catalog_version: "2026-11-23"
      currency: USD
      unit: per_1m_tokens
      models:
        - provider: ollama
          id: "qwen3:8b"
          price: {input: 0.0311, output: 0.0907}
      """;

  private final int calls = Integer.getInteger("aios.bill.calls", 300);

  @TempDir private Path folder;

  @Test
  void theLedgerIsTheBillToTheNanoDollar(Database database) throws IOException {
    Path catalog = Files.writeString(folder.resolve("models.yaml"), CATALOG);
    var local = List.of(new LocalModel("qwen3:8b", "0.0311", "0.0907"));
    var offering = new ModelServer.Offering(0, KEY, Duration.ZERO, faults(), local);
    try (ModelServer server = ModelServer.start(offering);
        Node node = start(database, server, catalog)) {
      node.part(Ledger.class).open(ACCOUNT, Usd.of("100000"));
      askAll(node.part(Router.class));

      assertThat(server.bill().lines()).hasSizeGreaterThan(calls * 3 / 4);
      new BillCheck(database.jdbc(), server.bill()).assertEqual(ACCOUNT);
    }
  }

  private Node start(Database database, ModelServer server, Path catalog) {
    return Node.start(
        database,
        "--aios.routing.catalog=" + catalog,
        "--aios.providers.claude.api-key=" + KEY,
        "--aios.providers.claude.base-url=" + server.url(),
        "--aios.providers.openai.api-key=" + KEY,
        "--aios.providers.openai.base-url=" + server.url() + "/v1",
        "--aios.compatible.ollama.kind=ollama",
        "--aios.compatible.ollama.base-url=" + server.url() + "/ollama/v1",
        "--aios.compatible.ollama.api-key=" + KEY,
        "--aios.routing.patience=0s");
  }

  /** One call in twenty goes wrong. */
  private Map<Integer, Fault> faults() {
    Map<Integer, Fault> faults = new HashMap<>();
    Fault[] kinds = Fault.values();
    for (int call = 20; call <= 2 * calls; call += 20) {
      faults.put(call, kinds[1 + call / 20 % (kinds.length - 1)]);
    }
    return faults;
  }

  private void askAll(Router router) {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      IntStream.range(0, calls).forEach(number -> threads.execute(() -> ask(router, number)));
    }
  }

  private static void ask(Router router, int number) {
    var random = new Random(number);
    var gate = new CallGate();
    boolean breaksOff = random.nextInt(40) == 0;
    Listener listener =
        delta -> {
          if (breaksOff && delta instanceof Delta.Written) {
            gate.shut();
          }
        };
    router.ask(question(random, number), gate, listener);
  }

  private static Ask question(Random random, int number) {
    String model = MODELS.get(random.nextInt(MODELS.size()));
    return new Ask(
        new UUID(0, number),
        "files-0",
        new Purpose("default", PROJECT, "BACKEND", "backend"),
        new TreeSet<>(List.of(ACCOUNT)),
        Tier.ECONOMY,
        prompt(random, number),
        Terms.STANDARD.only(List.of(model)),
        Set.of());
  }

  /** Beginnings repeat, so that caches have something to do; one in 200 is very long. */
  private static Prompt prompt(Random random, int number) {
    String stable = "You are reader %d. ".formatted(random.nextInt(3)).repeat(900);
    String text = number % 200 == 7 ? "A long story. ".repeat(80_000) : "Question " + number;
    var prompt = new Prompt(stable, List.of(new Turn.User(text)), 2_000);
    Prompt longer = random.nextBoolean() ? prompt.then("Yes?", "Go on, " + number) : prompt;
    return longer.with(random.nextBoolean() ? Effort.HIGH : Effort.LOW);
  }
}
