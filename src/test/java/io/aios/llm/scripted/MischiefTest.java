package io.aios.llm.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.artifacts.ArtifactPath;
import io.aios.artifacts.UnsafePathException;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class MischiefTest {

  private static final String FINDINGS =
      "<findings>\nlimits: something is wrong\n</findings>\nPlease send the files again.";

  private final Studio studio = new Studio(Studio.provider(), "Todo", "a Todo app with due dates");

  @ParameterizedTest
  @CsvSource({
    "PARENT_PATH, ../../etc/passwd",
    "ABSOLUTE_PATH, /etc/passwd",
    "BACKSLASH_PATH, ..\\..\\windows\\evil.cmd"
  })
  void namesFilesThatMustNotBeWritten(Mischief mischief, String path) {
    assertThat(files(ScriptedAgent.BACKEND, mischief)).containsKey(path).hasSizeGreaterThan(5);
    assertThatThrownBy(() -> new ArtifactPath(path)).isInstanceOf(UnsafePathException.class);
  }

  @Test
  void putsNulIntoAName() {
    assertThat(files(ScriptedAgent.BACKEND, Mischief.NUL_PATH).keySet())
        .anySatisfy(path -> assertThat(path).contains("\0"));
  }

  @Test
  void writesWhereNobodyMay() {
    assertThat(files(ScriptedAgent.FRONTEND, Mischief.UNOWNED_FILE))
        .containsKey("elsewhere/notes.md");
  }

  @Test
  void floodsWithFilesWhateverTheLimit() {
    Prompt prompt = prompt(ScriptedAgent.BACKEND);
    Prompt limited = new Prompt(prompt.instructions(), prompt.turns(), 50);

    Reply reply =
        Studio.reply(provider(ScriptedAgent.BACKEND, Mischief.TEN_THOUSAND_FILES), limited);

    assertThat(Studio.filesOf(reply.text())).hasSizeGreaterThan(10_000);
    assertThat(reply.stop()).isEqualTo(StopReason.END);
  }

  @Test
  void writesFiftyMegabytes() {
    Reply reply =
        Studio.reply(
            provider(ScriptedAgent.BACKEND, Mischief.HUGE_FILE), prompt(ScriptedAgent.BACKEND));

    assertThat(reply.text().length()).isGreaterThan(50_000_000);
  }

  @Test
  void leavesAFileEmptyOrPromisesIt() {
    assertThat(files(ScriptedAgent.BACKEND, Mischief.EMPTY_FILE)).containsValue("\n");
    assertThat(files(ScriptedAgent.BACKEND, Mischief.PLACEHOLDER_FILE))
        .containsValue("# TODO implement\n");
  }

  @Test
  void leavesOutAPlannedFile() {
    assertThat(files(ScriptedAgent.BACKEND, Mischief.MISSING_FILE))
        .doesNotContainKey(BackendAuthor.MAIN)
        .hasSize(6);
  }

  @Test
  void breaksTheSyntaxOfFiles() {
    String json = files(ScriptedAgent.FRONTEND, Mischief.BROKEN_JSON).get("frontend/package.json");
    String yaml = files(ScriptedAgent.DEVOPS, Mischief.BROKEN_YAML).get("docker-compose.yaml");

    assertThatThrownBy(() -> JsonMapper.shared().readTree(json))
        .isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> new YAMLMapper().readTree(yaml)).isInstanceOf(JacksonException.class);
    assertThat(files(ScriptedAgent.BACKEND, Mischief.BROKEN_PYTHON).get(BackendAuthor.MAIN))
        .contains("def broken(:");
  }

  @Test
  void neverClosesTheLastFile() {
    String text = text(ScriptedAgent.BACKEND, Mischief.UNCLOSED_FILE);

    assertThat(text.split("<file path=").length).isEqualTo(text.split("</file>").length + 1);
  }

  @Test
  void saysNothingOrNothingUseful() {
    assertThat(text(ScriptedAgent.QA, Mischief.SILENT)).isEmpty();
    assertThat(text(ScriptedAgent.QA, Mischief.GARBLED)).isNotBlank().doesNotContain("<file");
  }

  @Test
  void breaksOffInTheMiddleAndGoesOn() {
    Provider provider = provider(ScriptedAgent.BACKEND, Mischief.TRUNCATED);
    Prompt prompt = prompt(ScriptedAgent.BACKEND);

    Reply first = Studio.reply(provider, prompt);
    Reply second = Studio.reply(provider, prompt.then(first.text(), "<continue/>\nGo on."));

    assertThat(first.stop()).isEqualTo(StopReason.LENGTH);
    assertThat(second.stop()).isEqualTo(StopReason.END);
    assertThat(first.text() + second.text()).isEqualTo(studio.text(prompt));
  }

  @Test
  void neverComesToAnEnd() {
    Provider provider = provider(ScriptedAgent.BACKEND, Mischief.ENDLESS);
    Prompt prompt = prompt(ScriptedAgent.BACKEND);
    prompt = new Prompt(prompt.instructions(), prompt.turns(), 5_000);

    for (int i = 0; i < 5; i++) {
      Reply reply = Studio.reply(provider, prompt);
      assertThat(reply.stop()).isEqualTo(StopReason.LENGTH);
      assertThat(reply.text()).hasSize(20_000);
      prompt = prompt.then(reply.text(), "<continue/>\nGo on.");
    }
  }

  @Test
  void plansWhatIsNoJsonOrNoPlan() {
    Prompt plan = studio.prompt(ScriptedAgent.CTO, "<deliver>plan</deliver>\n");

    String broken = Studio.reply(provider(ScriptedAgent.CTO, Mischief.BROKEN_PLAN), plan).text();
    String circular =
        Studio.reply(provider(ScriptedAgent.CTO, Mischief.CIRCULAR_PLAN), plan).text();

    assertThatThrownBy(() -> JsonMapper.shared().readTree(json(broken)))
        .isInstanceOf(JacksonException.class);
    assertThat(JsonMapper.shared().readTree(json(circular)).at("/steps/0/needs/0").asString())
        .isEqualTo("qa");
  }

  @Test
  void contractsWhatIsNoOpenApi() {
    Provider provider = provider(ScriptedAgent.CTO, Mischief.INVALID_CONTRACT);

    String contract =
        Studio.filesOf(Studio.reply(provider, studio.specification()).text())
            .get(SpecificationAuthor.CONTRACT);

    assertThat(new OpenAPIV3Parser().readContents(contract, null, null).getMessages()).isNotEmpty();
  }

  @Test
  void leavesOutARouteOrInventsOne() {
    assertThat(files(ScriptedAgent.BACKEND, Mischief.MISSING_ROUTE).get(BackendAuthor.MAIN))
        .contains("@app.get(\"/api/todos\"")
        .doesNotContain("/api/todos/{todo_id}");
    assertThat(files(ScriptedAgent.FRONTEND, Mischief.UNKNOWN_ROUTE).get(FrontendAuthor.API))
        .contains("\"/api/secrets\"");
  }

  @ParameterizedTest
  @EnumSource(
      value = Mischief.class,
      names = {
        "BROKEN_PLAN",
        "CIRCULAR_PLAN",
        "INVALID_CONTRACT",
        "UNKNOWN_ROUTE",
        "BROKEN_JSON",
        "BROKEN_YAML"
      },
      mode = Mode.EXCLUDE)
  void healsOnceFindingsSaySo(Mischief mischief) {
    Provider provider = provider(ScriptedAgent.BACKEND, mischief);
    Prompt prompt = prompt(ScriptedAgent.BACKEND);
    String good = studio.text(prompt);

    assertThat(first(provider, prompt)).isNotEqualTo(good);
    assertThat(Studio.reply(provider, prompt.then("bad", FINDINGS)).text()).isEqualTo(good);
  }

  @Test
  void goesOnAsLongAsItIsTold() {
    Provider provider = provider(ScriptedAgent.BACKEND, Mischief.EMPTY_FILE, 3);
    Prompt prompt = prompt(ScriptedAgent.BACKEND);

    for (int round = 0; round < 3; round++) {
      assertThat(Studio.filesOf(Studio.reply(provider, prompt).text())).containsValue("\n");
      prompt = prompt.then("bad", FINDINGS);
    }

    assertThat(Studio.filesOf(Studio.reply(provider, prompt).text())).doesNotContainValue("\n");
  }

  @Test
  void sendsOnlyTheFilesThatFindingsName() {
    Prompt rework =
        prompt(ScriptedAgent.BACKEND)
            .then(
                "bad",
                "<findings>\nsubstance: backend/app/main.py: it is empty\n</findings>\nAgain.");

    assertThat(Studio.filesOf(studio.text(rework))).containsOnlyKeys(BackendAuthor.MAIN);
  }

  private Map<String, String> files(ScriptedAgent agent, Mischief mischief) {
    return Studio.filesOf(text(agent, mischief));
  }

  private String text(ScriptedAgent agent, Mischief mischief) {
    return Studio.reply(provider(agent, mischief), prompt(agent)).text();
  }

  private Prompt prompt(ScriptedAgent agent) {
    return studio.prompt(
        agent,
        "<files>\nbackend/requirements.txt\n"
            + BackendAuthor.MAIN
            + "\nfrontend/package.json\n</files>\n");
  }

  /** The first reply; of one that goes on, its beginning and what kind of end it has. */
  private static String first(Provider provider, Prompt prompt) {
    Reply reply = Studio.reply(provider, prompt);
    return reply.text() + (reply.stop() == StopReason.LENGTH ? "…" : "");
  }

  private static Provider provider(ScriptedAgent agent, Mischief mischief) {
    return provider(agent, mischief, 1);
  }

  private static Provider provider(ScriptedAgent agent, Mischief mischief, int replies) {
    return Studio.provider(
        new ScriptedProperties(
            true,
            Duration.ZERO,
            Map.of(),
            List.of(),
            List.of(new ScriptedProperties.Mishap(agent, mischief, replies, "*"))));
  }

  private static String json(String fenced) {
    return fenced.substring("```json\n".length(), fenced.length() - "\n```\n".length());
  }
}
