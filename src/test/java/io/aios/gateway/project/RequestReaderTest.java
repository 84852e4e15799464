package io.aios.gateway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.gateway.ProjectCast;
import io.aios.gateway.Refusal;
import io.aios.money.Usd;
import io.aios.project.Brief;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

  private static final ProjectsProperties LIMITS =
      new ProjectsProperties(Usd.of("5.00"), Usd.of("1000.00"));

  @Test
  void readsAllFields() {
    Brief brief = read(new NewProject(" Todo ", "An app\n\twith dates ", "library", "0.25"));

    assertThat(brief)
        .isEqualTo(new Brief("Todo", "An app\n\twith dates", "library", Usd.of("0.25")));
  }

  @Test
  void fillsInWhatIsAbsent() {
    Brief brief = read(new NewProject("Todo", "An app", null, null));

    assertThat(brief.template()).isEqualTo("web-app");
    assertThat(brief.budget()).isEqualTo(Usd.of("5"));
  }

  @Test
  void keepsEveryCharacterOfEveryLanguage() {
    String text = "Größe, 尺寸, \uD83D\uDE80";

    assertThat(read(new NewProject(text, text, null, null)).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000", "1000.00", "0.000000001", "007"})
  void readsExactBudget(String budget) {
    Brief brief = read(new NewProject("Todo", "An app", null, budget));

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
    assertThatThrownBy(() -> read(new NewProject("Todo", "An app", null, budget)))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("budgetUsd must be");
  }

  @Test
  void takesTheLongestTextsAndNoLonger() {
    String name = "n".repeat(80);
    String text = "t".repeat(20_000);

    assertThat(read(new NewProject(name, text, null, null)).text()).isEqualTo(text);
    assertThatThrownBy(() -> read(new NewProject(name + "n", text, null, null)))
        .hasMessage("name must have at most 80 characters, not 81");
    assertThatThrownBy(() -> read(new NewProject(name, text + "t", null, null)))
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
    NewProject request = new NewProject(name, text, template, budget);
    return RequestHash.of(request, read(request));
  }

  private static Brief read(NewProject request) {
    return RequestReader.read(request, ProjectCast.templates(), LIMITS);
  }
}
