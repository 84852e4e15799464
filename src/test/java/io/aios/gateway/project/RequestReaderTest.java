package io.aios.gateway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.artifacts.Digest;
import io.aios.gateway.ProjectCast;
import io.aios.gateway.Refusal;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.money.Usd;
import io.aios.project.Brief;
import io.aios.project.Terms;
import io.aios.routing.Catalog;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import io.aios.routing.Policy;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.Tier;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

  private static final ProjectsProperties LIMITS =
      new ProjectsProperties(Usd.of("5.00"), Usd.of("1000.00"), Policy.COST);

  private static final Catalog CATALOG = catalog();

  @Test
  void readsAllFields() {
    Brief brief = read(request(" Todo ", "An app\n\twith dates ", "library", "0.25"));

    assertThat(brief)
        .isEqualTo(new Brief("Todo", "An app\n\twith dates", "library", Usd.of("0.25")));
  }

  @Test
  void fillsInWhatIsAbsent() {
    Brief brief = read(request("Todo", "An app", null, null));

    assertThat(brief.template()).isEqualTo("web-app");
    assertThat(brief.budget()).isEqualTo(Usd.of("5"));
  }

  @Test
  void keepsEveryCharacterOfEveryLanguage() {
    String text = "Größe, 尺寸, \uD83D\uDE80";

    assertThat(read(request(text, text, null, null)).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000", "1000.00", "0.000000001", "007"})
  void readsExactBudget(String budget) {
    Brief brief = read(request("Todo", "An app", null, budget));

    assertThat(brief.budget()).isEqualTo(Usd.of(budget));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "1000.000000001",
        "999999999999",
        "1e2",
        "+5",
        ".5",
        "5.",
        "1,000",
        "0x10",
        "Infinity",
        "\u0665",
        "5 ",
        "$5"
      })
  void refusesBudget(String budget) {
    assertThatThrownBy(() -> read(request("Todo", "An app", null, budget)))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("budgetUsd must be");
  }

  @Test
  void takesTheLongestTextsAndNoLonger() {
    String name = "n".repeat(80);
    String text = "t".repeat(20_000);

    assertThat(read(request(name, text, null, null)).text()).isEqualTo(text);
    assertThatThrownBy(() -> read(request(name + "n", text, null, null)))
        .hasMessage("name must have at most 80 characters, not 81");
    assertThatThrownBy(() -> read(request(name, text + "t", null, null)))
        .hasMessage("brief must have at most 20000 characters, not 20001");
  }

  @Test
  void tellsSameRequestsFromOthers() {
    String hash = hash("Todo", "An app", null, "5");

    assertThat(hash("Todo", "An app", null, "5.00")).isEqualTo(hash);
    assertThat(hash("Todo", "An app", null, "5.01")).isNotEqualTo(hash);
    assertThat(hash("Todo", "An app", null, null)).isNotEqualTo(hash);
    assertThat(hash("Todo", "An app", "web-app", "5")).isNotEqualTo(hash);
    assertThat(hash("TodoAn", "app", null, "5")).isNotEqualTo(hash);
  }

  private static String hash(
      String name, String text, @Nullable String template, @Nullable String budget) {
    NewProject request = request(name, text, template, budget);
    return RequestHash.of(request, read(request));
  }

  @Test
  void readsTerms() {
    List<String> models = List.of("openai", "anthropic/fast", "anthropic/fast-1");

    Terms terms = read(request("speed", true, models)).terms();

    assertThat(terms)
        .isEqualTo(
            new Terms(
                "speed", true, new TreeSet<>(Set.of("openai", "anthropic/fast")), true, true));
  }

  @Test
  void termsAreStandardWhereNothingIsSaid() {
    assertThat(read(request("Todo", "An app", null, null)).terms()).isEqualTo(Terms.STANDARD);
  }

  @Test
  void namesThePolicyThatThereIsNot() {
    assertThatThrownBy(() -> read(request("cheap", false, null)))
        .hasMessage("policy must be one of cost, balanced, quality, speed, local_first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "anthropic/", "/fast", "anthropic/fas", "Anthropic", "anthropic/fast "})
  void namesTheModelThatThereIsNot(String model) {
    assertThatThrownBy(() -> read(request("cost", false, List.of("openai", model))))
        .hasMessage("models[1] names no model and no provider of the catalog: " + model);
  }

  @SuppressWarnings("NullAway") // a JSON list may have a null in it
  @Test
  void takesAListOfAtMostAHundredModels() {
    List<String> many = Collections.nCopies(100, "openai");
    List<String> tooMany = Collections.nCopies(101, "openai");

    assertThat(read(request("cost", false, many)).terms().models()).containsExactly("openai");
    assertThatThrownBy(() -> read(request("cost", false, tooMany)))
        .hasMessage("models must have 1 to 100 entries, not 101");
    assertThatThrownBy(() -> read(request("cost", false, List.of())))
        .hasMessage("models must have 1 to 100 entries, not 0");
    assertThatThrownBy(() -> read(request("cost", false, Collections.singletonList(null))))
        .hasMessageStartingWith("models[0] names no model");
  }

  @Test
  void tellsRequestsOfOtherTermsFromEachOther() {
    String plain = hash("Todo", "An app", null, "5");
    String cost = hash(request("cost", false, null));

    assertThat(cost).as("left to us is not the same as asked for").isNotEqualTo(plain);
    assertThat(hash(request("cost", false, null))).isEqualTo(cost);
    assertThat(hash(request("quality", false, null))).isNotEqualTo(cost);
    assertThat(hash(request("cost", true, null))).isNotEqualTo(cost);
    assertThat(hash(request("cost", false, List.of("openai", "anthropic"))))
        .isEqualTo(hash(request("cost", false, List.of("anthropic", "openai"))))
        .isNotEqualTo(hash(request("cost", false, List.of("openai"))))
        .isNotEqualTo(cost);
  }

  @Test
  void tellsRequestsOfAnotherUrgencyFromOthers() {
    String plain = hash(urgent(null, null));
    String high = hash(urgent("high", null));
    String soon = hash(urgent(null, "2026-11-24T12:00:00Z"));

    assertThat(plain).isEqualTo(hash("Todo", "An app", null, null));
    assertThat(hash(urgent("normal", null)))
        .as("left to us is not the same as asked for")
        .isNotEqualTo(plain);
    assertThat(List.of(high, soon, hash(urgent("high", "2026-11-24T12:00:00Z"))))
        .doesNotHaveDuplicates()
        .doesNotContain(plain);
    assertThat(hash(urgent(null, "2026-11-24T13:00+01:00"))).as("the same instant").isEqualTo(soon);
  }

  /** As requests were told apart before they could have terms. */
  @Test
  void requestWithoutTermsHasTheHashItAlwaysHad() {
    assertThat(hash("Todo", "An app", null, "5"))
        .isEqualTo(Digest.of("4:Todo6:An app0:4:5.00".getBytes(StandardCharsets.UTF_8)).sha256());
  }

  private static String hash(NewProject request) {
    return RequestHash.of(request, read(request));
  }

  private static NewProject request(String policy, boolean local, @Nullable List<String> models) {
    return new NewProject(
        "Todo", "An app", null, null, policy, local, models, true, true, null, null);
  }

  private static NewProject urgent(@Nullable String priority, @Nullable String deadline) {
    return new NewProject(
        "Todo", "An app", null, null, null, null, null, null, null, priority, deadline);
  }

  private static NewProject request(
      @Nullable String name,
      @Nullable String text,
      @Nullable String template,
      @Nullable String budget) {
    return new NewProject(name, text, template, budget, null, null, null, null, null, null, null);
  }

  private static Catalog catalog() {
    return new Catalog(
        List.of(offer("anthropic/fast"), offer("openai/small")),
        Map.of(ModelId.of("anthropic/fast-1"), ModelId.of("anthropic/fast")));
  }

  private static Offer offer(String model) {
    return new Offer(
        ModelId.of(model),
        Tier.STANDARD,
        PriceList.of(Price.of(Usd.of("3"), Usd.of("15"))),
        200_000,
        64_000,
        ModelCard.PLAIN,
        Lifetime.OPEN,
        Origin.MODEL);
  }

  private static Brief read(NewProject request) {
    return RequestReader.read(request, ProjectCast.templates(), CATALOG, LIMITS);
  }
}
