package io.aios.gateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.catalog.ModelView.PriceAboveView;
import io.aios.gateway.catalog.ModelView.PriceView;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Tokenizer;
import io.aios.money.Usd;
import io.aios.routing.Catalog;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.Tier;
import io.aios.routing.TrackRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelViewTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final LocalDate TOMORROW = TODAY.plusDays(1);

  private final Price cheap = Price.of(Usd.of("1"), Usd.of("5"));
  private final Price dear = Price.of(Usd.of("2"), Usd.of("7.5"));

  @Test
  void showsThePriceOfTheDay() {
    var prices =
        new PriceList(
            List.of(
                PriceList.Entry.flat(LocalDate.MIN, cheap), PriceList.Entry.flat(TOMORROW, dear)));

    assertThat(view(offer(prices, Lifetime.OPEN), TODAY).price()).isEqualTo(PriceView.of(cheap));
    assertThat(view(offer(prices, Lifetime.OPEN), TOMORROW).price()).isEqualTo(PriceView.of(dear));
  }

  @Test
  void showsWhatLongPromptsCost() {
    var prices = new PriceList(List.of(new PriceList.Entry(LocalDate.MIN, cheap, 272_000, dear)));

    assertThat(view(offer(prices, Lifetime.OPEN), TODAY).priceAbove())
        .isEqualTo(new PriceAboveView(272_000, "2.00", "2.00", "2.00", "2.00", "7.50"));
    assertThat(view(offer(PriceList.of(cheap), Lifetime.OPEN), TODAY).priceAbove()).isNull();
  }

  @Test
  void cannotBeCalledFromTheDayOnWhichItRetires() {
    Offer offer = offer(PriceList.of(cheap), new Lifetime(TOMORROW, "acme-2"));

    assertThat(view(offer, TODAY).available()).isTrue();
    assertThat(view(offer, TOMORROW).available()).isFalse();
    assertThat(view(offer, TODAY).retires()).isEqualTo(TOMORROW);
    assertThat(view(offer, TODAY).replacement()).isEqualTo("acme-2");
  }

  @Test
  void cannotBeCalledBeforeItHasAPrice() {
    var prices = new PriceList(List.of(PriceList.Entry.flat(TOMORROW, cheap)));

    ModelView view = view(offer(prices, Lifetime.OPEN), TODAY);

    assertThat(view.available()).isFalse();
    assertThat(view.price()).isEqualTo(PriceView.of(cheap));
  }

  @Test
  void cannotBeCalledWhenItIsSwitchedOff() {
    ModelView view = view(offer(PriceList.of(cheap), Lifetime.OFF), TODAY);

    assertThat(view.available()).isFalse();
    assertThat(view.retires()).isNull();
  }

  @Test
  void showsAbilitiesAndAliases() {
    Offer offer = offer(PriceList.of(cheap), Lifetime.OPEN);
    var catalog = new Catalog(List.of(offer), Map.of(ModelId.of("acme/latest"), offer.model()));

    ModelView view = ModelsView.of(catalog, Set.of(), TODAY, TrackRecord.EMPTY).models().getFirst();

    assertThat(view.aliases()).containsExactly("latest");
    assertThat(view.tools()).isTrue();
    assertThat(view.jsonSchema()).isFalse();
    assertThat(view.available()).isFalse();
  }

  private static ModelView view(Offer offer, LocalDate today) {
    return ModelView.of(offer, List.of(), true, today, TrackRecord.EMPTY);
  }

  private static Offer offer(PriceList prices, Lifetime lifetime) {
    return new Offer(
        ModelId.of("acme/acme-1"),
        Tier.STANDARD,
        prices,
        200_000,
        64_000,
        new ModelCard(true, false, Set.of(), Tokenizer.UNKNOWN),
        lifetime,
        Origin.MODEL);
  }
}
