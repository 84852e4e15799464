package io.aios.llm.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void fillsHolesAndRepeatsSections() {
    Scope scope =
        new Scope().text("name", "zoo").each("items", Scopes.lines(List.of("a", "b", "c")));

    assertThat(render("%{name}: %{#items}%{line}%{#more}, %{/more}%{/items}.", scope))
        .isEqualTo("zoo: a, b, c.");
  }

  @Test
  void leavesNoLineWhereASectionIsTagged() {
    assertThat(
            render(
                "a\n%{#yes}\nb\n%{/yes}\n%{#no}\nc\n%{/no}\n%{^no}\nd\n%{/no}\ne\n",
                new Scope().mark("yes")))
        .isEqualTo("a\nb\nd\ne\n");
  }

  @Test
  void readsNoTemplateInWhatFillsAHole() {
    assertThat(render("%{name}", new Scope().text("name", "%{name}${1+1}$1\\")))
        .isEqualTo("%{name}${1+1}$1\\");
  }

  @Test
  void knowsTheLastOfANestedList() {
    Scope outer = new Scope().text("line", "x").each("items", Scopes.lines(List.of("a", "b")));
    Scope other = new Scope().text("line", "y").each("items", Scopes.lines(List.of("c")));

    assertThat(
            render(
                "%{#all}%{#items}%{line}%{#more},%{/more}%{/items};%{/all}",
                new Scope().each("all", List.of(outer, other))))
        .isEqualTo("a,b;c;");
  }

  @Test
  void refusesHolesThatNothingFillsAndSectionsThatStayOpen() {
    assertThatThrownBy(() -> render("%{name}", new Scope()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("name");
    assertThatThrownBy(() -> Template.parse("%{#open}")).isInstanceOf(IllegalStateException.class);
  }

  private static String render(String template, Scope scope) {
    return Template.parse(template).render(scope);
  }
}
