package io.aios.routing.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.routing.Turnstile.Asker;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineTest {

  private static final Asker SHOP = Office.asker(UUID.randomUUID());
  private static final Asker BLOG = Office.asker(UUID.randomUUID());
  private static final Asker GAME = Office.asker(UUID.randomUUID());

  private final Line line = new Line();

  @Test
  void firstHasTheTurnAtOnce() {
    assertThat(hasTurn(line.join(SHOP))).isTrue();
    assertThat(hasTurn(line.join(BLOG))).isFalse();
  }

  @Test
  void projectsTakeTurnsAndWithinOneTheFirstGoesFirst() {
    Line.Place shop1 = line.join(SHOP);
    Line.Place shop2 = line.join(SHOP);
    Line.Place shop3 = line.join(SHOP);
    Line.Place blog1 = line.join(BLOG);
    Line.Place blog2 = line.join(BLOG);
    Line.Place game = line.join(GAME);

    assertThat(turnsAfter(shop1, List.of(shop2, shop3, blog1, blog2, game)))
        .containsExactly(blog1, game, shop2, blog2, shop3);
  }

  @Test
  void tenantsTakeTurnsHoweverManyProjectsTheyHave() {
    Line.Place first = line.join(SHOP);
    Line.Place blog = line.join(BLOG);
    Line.Place game = line.join(GAME);
    Line.Place bolt = line.join(new Asker("bolt", UUID.randomUUID(), UUID.randomUUID()));

    assertThat(turnsAfter(first, List.of(blog, game, bolt))).containsExactly(bolt, blog, game);
  }

  @Test
  void whoGivesUpIsPassedOver() {
    Line.Place first = line.join(SHOP);
    Line.Place impatient = line.join(BLOG);
    Line.Place last = line.join(GAME);

    impatient.close();
    assertThat(hasTurn(last)).isFalse();
    first.close();

    assertThat(hasTurn(last)).isTrue();
    assertThat(hasTurn(impatient)).isFalse();
  }

  @Test
  void emptyLineRemembersNobody() {
    line.join(SHOP).close();
    Line.Place blog = line.join(BLOG);
    Line.Place shop = line.join(SHOP);
    Line.Place game = line.join(GAME);

    blog.close();

    assertThat(hasTurn(shop)).isTrue();
    assertThat(hasTurn(game)).isFalse();
  }

  private static List<Line.Place> turnsAfter(Line.Place first, List<Line.Place> others) {
    List<Line.Place> turns = new ArrayList<>();
    Line.Place current = first;
    while (turns.size() < others.size()) {
      current.close();
      current =
          others.stream()
              .filter(place -> hasTurn(place) && !turns.contains(place))
              .findFirst()
              .orElseThrow();
      turns.add(current);
    }
    return turns;
  }

  private static boolean hasTurn(Line.Place place) {
    return place.turn().getCount() == 0;
  }
}
