package io.aios.gateway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.gateway.Refusal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void readsWhatItWrote() {
    Cursor cursor = new Cursor(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));

    assertThat(Cursor.of(cursor.toString())).isEqualTo(cursor);
    assertThat(Cursor.of(Cursor.START.toString())).isEqualTo(Cursor.START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAA", "not base64!", "AYkKXayWd0u8zrMCCZqAVwAA"})
  void refusesWhatItNeverWrote(String text) {
    assertThatThrownBy(() -> Cursor.of(text))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cursor must be the nextCursor");
  }
}
