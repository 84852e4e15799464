package io.aios.gateway.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.gateway.Refusal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

  private static final LocalDate TODAY = LocalDate.of(2024, 2, 29);

  @ParameterizedTest
  @CsvSource({
    ",,2024-02-01,2024-03-01",
    "2024-02-10,,2024-02-10,2024-03-01",
    ",2024-01-01,2023-12-01,2024-01-01",
    ",2024-01-02,2024-01-01,2024-01-02",
    "2024-02-29,2024-03-01,2024-02-29,2024-03-01",
    "2024-01-01,2025-01-01,2024-01-01,2025-01-01"
  })
  void readsDays(@Nullable String from, @Nullable String to, LocalDate first, LocalDate end) {
    assertThat(Period.of(from, to, TODAY)).isEqualTo(new Period(first, end));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-3-1,, from must be a day",
    "2023-02-29,, from must be a day",
    "+12024-03-01,, from must be a day",
    "0000-01-01,, from must be a day",
    "'',, from must be a day",
    ",today, to must be a day",
    ",2024-03-01T00:00:00Z, to must be a day",
    "2024-03-01,2024-03-01, to must be after from",
    "2024-03-02,2024-03-01, to must be after from",
    "2025-01-01,, to must be after from",
    "2024-01-01,2025-01-02, to must be at most 366 days"
  })
  void refusesOtherDays(@Nullable String from, @Nullable String to, String reason) {
    assertThatThrownBy(() -> Period.of(from, to, TODAY))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(reason);
  }

  @Test
  void endsWithTheMonthOfTodayEvenInDecember() {
    assertThat(Period.of(null, null, LocalDate.of(2026, 12, 31)).to())
        .isEqualTo(LocalDate.of(2027, 1, 1));
  }
}
