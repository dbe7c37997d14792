package io.github.dynamojcache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.codec.NativeValue.Decimal;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DynamoDB's own types in plain terms. */
class NativeValueTest {

  @ParameterizedTest
  @ValueSource(strings = {"1200", "1200.0", "12E+2", "0.12E4"})
  void aNumberHasOneForm(String number) {
    assertThat(new Decimal(new BigDecimal(number)))
        .isEqualTo(new Decimal(BigDecimal.valueOf(1200)))
        .extracting(decimal -> decimal.value().toString())
        .isEqualTo("1200");
  }

  /** Written out it would have 18 million digits, and reading it would take minutes. */
  @Test
  void aNumberOfMillionsOfDigitsIsNotWrittenOut() {
    assertThat(new Decimal(new BigDecimal("3.555E+18009849")).value().precision()).isEqualTo(4);
    assertThat(new Decimal(new BigDecimal("3.5550E+18009849")))
        .isEqualTo(new Decimal(new BigDecimal("3.555E+18009849")));
  }
}
