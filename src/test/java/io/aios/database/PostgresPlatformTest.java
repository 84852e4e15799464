package io.aios.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresPlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, /postgres-linux-x86_64.txz",
    "Linux, aarch64, /postgres-linux-arm_64.txz",
    "Mac OS X, x86_64, /postgres-darwin-x86_64.txz",
    "Mac OS X, aarch64, /postgres-darwin-arm_64.txz",
    "Windows 11, amd64, /postgres-windows-x86_64.txz",
    "FreeBSD, riscv64, /postgres-freebsd-riscv64.txz",
  })
  void namesArchiveAsItsMakersDo(String osName, String osArch, String archive) {
    assertThat(PostgresPlatform.named(osName, osArch).archive()).isEqualTo(archive);
  }

  @Test
  void buildCarriesArchiveOfItsOwnPlatform() {
    assertThat(getClass().getResource(PostgresPlatform.current().archive())).isNotNull();
  }
}
