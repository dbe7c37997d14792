package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoSerializable;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.codec.ValueCodec;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A value that takes all memory says nothing about the next one. */
class OutOfMemoryTest {

  private final ValueCodec codec = new KryoValueCodec(OutOfMemoryTest.class.getClassLoader());

  /** Writes and reads nothing, and runs out of memory when it is told to. */
  static final class Greedy implements KryoSerializable {
    private static final AtomicReference<@Nullable Kryo> USED = new AtomicReference<>();
    private static final ThreadLocal<Boolean> GREEDY = ThreadLocal.withInitial(() -> false);

    @Override
    public void write(Kryo kryo, Output output) {
      run(kryo);
    }

    @Override
    public void read(Kryo kryo, Input input) {
      run(kryo);
    }

    private static void run(Kryo kryo) {
      USED.set(kryo);
      if (GREEDY.get()) {
        throw new OutOfMemoryError("on purpose");
      }
    }
  }

  private static void whileGreedy(Runnable action) {
    Greedy.GREEDY.set(true);
    try {
      action.run();
    } finally {
      Greedy.GREEDY.remove();
    }
  }

  @Test
  void anInstanceOfKryoThatRanOutOfMemoryInWritingIsNotUsedAgain() {
    List<Object> value = List.of("a", new Greedy(), "b");
    byte[] before = codec.encode(value, 0);

    whileGreedy(
        () ->
            assertThatThrownBy(() -> codec.encode(value, 0)).isInstanceOf(OutOfMemoryError.class));
    Kryo broken = Greedy.USED.get();

    assertThat(codec.encode(value, 0)).isEqualTo(before);
    assertThat(Greedy.USED.get()).isNotSameAs(broken);
  }

  @Test
  void anInstanceOfKryoThatRanOutOfMemoryInReadingIsNotUsedAgain() throws Exception {
    byte[] bytes = codec.encode(List.of("a", new Greedy(), "b"), 0);

    whileGreedy(
        () ->
            assertThatThrownBy(() -> codec.decode(bytes, 0, bytes.length))
                .isInstanceOf(OutOfMemoryError.class));
    Kryo broken = Greedy.USED.get();

    assertThat((List<?>) codec.decode(bytes, 0, bytes.length)).hasSize(3);
    assertThat(Greedy.USED.get()).isNotSameAs(broken);
  }
}
