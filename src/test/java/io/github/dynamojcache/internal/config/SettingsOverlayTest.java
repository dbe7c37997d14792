package io.github.dynamojcache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.options.ClearMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What code says of one cache. */
@Tag("server")
class SettingsOverlayTest {

  @Test
  void anEmptyOverlaySaysNothing() {
    assertThat(SettingsOverlay.empty().isEmpty()).isTrue();
    assertThat(SettingsOverlay.empty().with("shards", 8).isEmpty()).isFalse();
  }

  @Test
  void withLeavesTheOverlayItIsCalledOnAsItIs() {
    SettingsOverlay first = SettingsOverlay.empty().with("shards", 8);

    assertThat(first.with("shards", 9)).isNotEqualTo(first);
    assertThat(first).isEqualTo(SettingsOverlay.empty().with("shards", 8));
  }

  @Test
  void overlaysThatSayTheSameAreEqualHoweverTheyWereWritten() {
    SettingsOverlay typed =
        SettingsOverlay.empty()
            .with("clear-visibility", Duration.ofSeconds(1))
            .with("clear-mode", ClearMode.DELETE)
            .with("shards", 8);
    SettingsOverlay text =
        SettingsOverlay.empty()
            .with("shards", "8")
            .with("clear-mode", "delete")
            .with("clear-visibility", "1s");

    assertThat(typed).isEqualTo(text).hasSameHashCodeAs(text);
  }

  @Test
  void anOverlaySurvivesSerialization() throws IOException, ClassNotFoundException {
    SettingsOverlay overlay =
        SettingsOverlay.empty()
            .with("call-timeout", Duration.ofSeconds(2))
            .with("table-mode", "none");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(overlay);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(overlay);
    }
  }

  @Test
  void anUnknownNameIsRefusedWhereItIsWritten() {
    assertThatThrownBy(() -> SettingsOverlay.empty().with("shard", 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown setting shard: did you mean `shards`?");
  }

  @Test
  void aSettingOfTheManagerIsRefused() {
    assertThatThrownBy(() -> SettingsOverlay.empty().with("endpoint", "embedded"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("endpoint cannot be set for one cache: it is a setting of the manager");
  }

  @Test
  void whatJCacheHasASetterForIsRefused() {
    assertThatThrownBy(() -> SettingsOverlay.empty().with("statistics", true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("statistics is a part of the JCache configuration: set it there");
  }

  @Test
  void aValueThatIsNotAcceptableIsRefusedWhereItIsWritten() {
    assertThatThrownBy(() -> SettingsOverlay.empty().with("shards", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shards = 0 (set in code) must be a whole number from 1 to 256");
  }
}
