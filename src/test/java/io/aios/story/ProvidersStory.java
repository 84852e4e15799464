package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.money.Usd;
import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.NodeProcess;
import io.aios.testing.PostgresTest;
import io.aios.testing.model.Bill;
import io.aios.testing.model.Bill.Delivery;
import io.aios.testing.model.Bill.Line;
import io.aios.testing.model.Consumption;
import io.aios.testing.model.Fault;
import io.aios.testing.model.LocalModel;
import io.aios.testing.model.ModelServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Real adapters build the project over the wire, with faults on the way; and what the ledger says
 * is what the other side charges.
 */
@PostgresTest
class ProvidersStory {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String KEY = "sk-story-5f1d9c7e2b";

  /** The specification and the plan are asked for alone, so that these hit known questions. */
  private static final Map<Integer, Fault> FAULTS =
      Map.of(
          1, Fault.RATE_LIMITED,
          3, Fault.OVERLOADED,
          4, Fault.CUT_BEFORE_END,
          6, Fault.CUT_IN_TEXT);

  private static final String CATALOG =
      """
      catalog_version: "2026-11-23"
      currency: USD
      unit: per_1m_tokens
      models:
        - provider: ollama
          id: "llama3.1:8b"
          usable: false
        - provider: ollama
          id: "qwen3:8b"
          price: {input: 0.0311, output: 0.0907}
        - provider: ollama
          id: "gpt-oss:20b"
          tier: standard
          price: {input: 0.0725, output: 0.2907}
        - provider: ollama
          id: "house-coder:120b"
          tier: premium
          origin: model
          context_window: 131072
          max_output: 32000
          json_schema: true
          price: {input: 0.4503, output: 1.8001}
      """;

  @TempDir private Path logs;

  @Test
  void claudeBuildsItAndTheLedgerIsItsBill(Database database) {
    try (ModelServer server = ModelServer.start(KEY, FAULTS);
        NodeProcess node = start(database, "claude", server.url().toString())) {
      String id = build(node.api());

      Bill bill = server.bill();
      assertThat(bill.lines(Delivery.CUT_AFTER_USAGE)).hasSize(1);
      assertThat(bill.lines(Delivery.CUT)).hasSize(1);
      assertBooked(database, id, bill);
      assertCosts(node.api(), database, id);
      assertKeyIsNowhere(node, database, id);
    }
  }

  @Test
  void openAiBuildsItAndTheLedgerIsItsBill(Database database) {
    try (ModelServer server = ModelServer.start(KEY, FAULTS);
        NodeProcess node = start(database, "openai", server.url() + "/v1")) {
      String id = build(node.api());

      Bill bill = server.bill();
      assertThat(bill.lines(Delivery.CUT)).as("usage comes with the end only").hasSize(2);
      assertBooked(database, id, bill);
      assertCosts(node.api(), database, id);
      assertKeyIsNowhere(node, database, id);
    }
  }

  /** Models that AIOS knows at no price, and one that it does not know; all have fractions. */
  @Test
  void aLocalServerBuildsItAtThePricesOfOnesOwnCatalog(Database database) throws IOException {
    List<LocalModel> models =
        List.of(
            new LocalModel("qwen3:8b", "0.0311", "0.0907"),
            new LocalModel("gpt-oss:20b", "0.0725", "0.2907"),
            new LocalModel("house-coder:120b", "0.4503", "1.8001"));
    Path catalog = Files.writeString(logs.resolve("models.yaml"), CATALOG);
    var offering = new ModelServer.Offering(0, KEY, Duration.ZERO, FAULTS, models);
    try (ModelServer server = ModelServer.start(offering);
        NodeProcess node = startLocal(database, server.url() + "/ollama/v1", catalog)) {
      String id = build(node.api());

      Bill bill = server.bill();
      assertThat(bill.lines())
          .extracting(Line::model)
          .containsOnly("qwen3:8b", "gpt-oss:20b", "house-coder:120b");
      assertThat(bill.lines()).allMatch(line -> line.nanos() > 0);
      assertThat(bill.lines(Delivery.CUT_AFTER_USAGE)).hasSize(1);
      assertThat(bill.lines(Delivery.CUT)).hasSize(1);
      assertBooked(database, id, bill);
      assertCosts(node.api(), database, id);
      assertKeyIsNowhere(node, database, id);
    }
  }

  @Test
  void tellsOfAReplyThatTakesLong(Database database) {
    var slowly = new ModelServer.Offering(0, KEY, Duration.ofMillis(8), Map.of(), List.of());
    try (ModelServer server = ModelServer.start(slowly);
        NodeProcess node = start(database, "claude", server.url().toString())) {
      String id = build(node.api());

      assertThat(node.api().text("projects/" + id + "/events"))
          .contains("event: task.writing")
          .containsPattern("files-0: [0-9,]+ characters so far");
    }
  }

  private NodeProcess start(Database database, String provider, String url) {
    List<String> settings = new ArrayList<>(database.arguments());
    settings.add("--aios.providers." + provider + ".api-key=" + KEY);
    settings.add("--aios.providers." + provider + ".base-url=" + url);
    return NodeProcess.start(logs, settings);
  }

  private NodeProcess startLocal(Database database, String url, Path catalog) {
    List<String> settings = new ArrayList<>(database.arguments());
    settings.add("--aios.compatible.ollama.base-url=" + url);
    settings.add("--aios.compatible.ollama.api-key=" + KEY);
    settings.add("--aios.compatible.ollama.kind=ollama");
    settings.add("--aios.routing.catalog=" + catalog);
    return NodeProcess.start(logs, settings);
  }

  private static String build(Api api) {
    String id = api.submit("Todo", "Build a Todo app with due dates");
    JsonNode end = api.awaitEnd(id, LIMIT);
    assertThat(Api.status(end)).as(end.toString()).isEqualTo("SUCCEEDED");
    assertThat(api.files(id)).containsKeys("docs/plan.json", "contract/openapi.yaml");
    return id;
  }

  private static void assertBooked(Database database, String id, Bill bill) {
    List<Booking> bookings = bookings(database, id);

    assertThat(bookings).extracting(Booking::state).doesNotContain("HELD");
    assertThat(of(bookings, "SETTLED", "REPORTED"))
        .containsExactlyInAnyOrderElementsOf(charged(bill.lines(Delivery.WHOLE)));
    assertThat(of(bookings, "KEPT", "REPORTED"))
        .containsExactlyInAnyOrderElementsOf(charged(bill.lines(Delivery.CUT_AFTER_USAGE)));
    List<Line> cuts = bill.lines(Delivery.CUT);
    List<Booking> estimates =
        bookings.stream().filter(booking -> booking.basis().equals("ESTIMATED")).toList();
    assertThat(estimates).hasSameSizeAs(cuts);
    for (Booking estimate : estimates) {
      Line cut = cuts.stream().filter(line -> isOf(line, estimate)).findFirst().orElseThrow();
      assertThat(estimate.nanos()).isBetween(cut.nanos(), estimate.held());
    }
    for (Line whole : bill.lines(Delivery.WHOLE)) {
      assertThat(bill.lines())
          .as("an answer that was stored is not bought again")
          .noneMatch(it -> it.call() > whole.call() && it.request().equals(whole.request()));
    }
  }

  private static boolean isOf(Line line, Booking booking) {
    return line.model().equals(booking.model());
  }

  private static void assertCosts(Api api, Database database, String id) {
    JsonNode costs = api.get("projects/" + id + "/costs");
    assertThat(costs.path("heldUsd").asString()).isEqualTo("0.00");
    assertThat(costs.path("simulated").asBoolean()).isFalse();
    assertThat(Usd.of(costs.path("spentUsd").asString())).isEqualTo(sum(database, id, "true"));
    assertThat(Usd.of(costs.path("estimatedUsd").asString()))
        .isGreaterThan(Usd.ZERO)
        .isEqualTo(sum(database, id, "basis = 'ESTIMATED'"));
  }

  /** Neither in the log, nor in a view, nor in any column of any table. */
  private static void assertKeyIsNowhere(NodeProcess node, Database database, String id) {
    Api api = node.api();
    List<String> said = new ArrayList<>(List.of(node.log()));
    for (String view : List.of("", "/tasks", "/events", "/costs", "/report")) {
      said.add(api.text("projects/" + id + view));
    }
    for (String task : List.of("plan", "backend", "frontend", "qa", "devops")) {
      said.add(api.text("projects/" + id + "/tasks/" + task));
    }
    for (String view :
        List.of(
            "models",
            "agents",
            "providers",
            "/actuator/prometheus",
            "/actuator/health",
            "/v3/api-docs")) {
      said.add(api.text(view));
    }
    assertThat(said).as("each has something to say").noneMatch(String::isBlank);
    said.addAll(api.files(id).values());
    said.addAll(rows(database));

    String hex = HexFormat.of().formatHex(KEY.getBytes(StandardCharsets.UTF_8));
    assertThat(said).hasSizeGreaterThan(50).noneMatch(text -> text.contains(KEY));
    assertThat(said).noneMatch(text -> text.contains(hex));
  }

  /** Every row of every table as text; bytes are in hexadecimal. */
  private static List<String> rows(Database database) {
    List<String> tables =
        database
            .jdbc()
            .sql("select tablename from pg_tables where schemaname = 'public'")
            .query((row, number) -> row.getString(1))
            .list();
    List<String> rows = new ArrayList<>();
    for (String table : tables) {
      String sql = "select t::text from \"" + table + "\" t";
      rows.addAll(database.jdbc().sql(sql).query((row, number) -> row.getString(1)).list());
    }
    return rows;
  }

  /** What must be equal on both sides: the model, the tokens of each price, and the money. */
  private record Charged(
      String model,
      long uncached,
      long cacheRead,
      long cacheWriteShort,
      long cacheWriteLong,
      long output,
      long nanos) {}

  private static List<Charged> charged(List<Line> lines) {
    return lines.stream().map(ProvidersStory::charged).toList();
  }

  private static Charged charged(Line line) {
    Consumption used = line.used();
    return new Charged(
        line.model(),
        used.uncached(),
        used.cacheRead(),
        used.cacheWriteShort(),
        used.cacheWriteLong(),
        used.output(),
        line.nanos());
  }

  /** A line of the ledger; without an answer there may be no tokens. */
  private record Booking(
      String model, String state, String basis, long held, long nanos, Charged charged) {}

  private static List<Charged> of(List<Booking> bookings, String state, String basis) {
    return bookings.stream()
        .filter(booking -> booking.state().equals(state) && booking.basis().equals(basis))
        .map(Booking::charged)
        .toList();
  }

  private static List<Booking> bookings(Database database, String id) {
    return database
        .jdbc()
        .sql(
            """
            select model, state, coalesce(basis, 'NONE') as basis, hold_nanos,
                   coalesce(cost_nanos, 0) as cost_nanos, uncached_input, cache_read,
                   cache_write_short, cache_write_long, output
            from llm_call
            where 'project:' || :project = any (accounts)
            """)
        .param("project", id)
        .query((row, number) -> {
          long nanos = row.getLong("cost_nanos");
          var charged =
              new Charged(
                  row.getString("model"),
                  row.getLong("uncached_input"),
                  row.getLong("cache_read"),
                  row.getLong("cache_write_short"),
                  row.getLong("cache_write_long"),
                  row.getLong("output"),
                  nanos);
          return new Booking(
              row.getString("model"),
              row.getString("state"),
              row.getString("basis"),
              row.getLong("hold_nanos"),
              nanos,
              charged);
        })
        .list();
  }

  private static Usd sum(Database database, String id, String condition) {
    return new Usd(
        database
            .jdbc()
            .sql(
                """
                select coalesce(sum(cost_nanos), 0)
                from llm_call
                where 'project:' || :project = any (accounts) and %s
                """
                    .formatted(condition))
            .param("project", id)
            .query(Long.class)
            .single());
  }
}
