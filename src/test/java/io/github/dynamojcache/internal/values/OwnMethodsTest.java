package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which methods of a class run, and what becomes of what they throw. */
class OwnMethodsTest {

  private final StoredValues values =
      new StoredValues(new KryoValueCodec(getClass().getClassLoader()));

  /** Java serialization calls only a {@code readResolve} that returns {@code Object}. */
  static final class Typed implements Serializable {
    private static final long serialVersionUID = 1L;
    static final AtomicInteger RESOLVED = new AtomicInteger();
    int number = 5;

    @SuppressWarnings("UnusedMethod") // that is what is tested
    private Typed readResolve() {
      RESOLVED.incrementAndGet();
      return this;
    }
  }

  static final class Failing implements Serializable {
    private static final long serialVersionUID = 1L;
    static final AtomicBoolean FAILS = new AtomicBoolean();

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      if (FAILS.get()) {
        throw new AssertionError("never");
      }
    }
  }

  @Test
  void aMethodThatJavaSerializationDoesNotCallDoesNotRun() throws Exception {
    StoredValues untyped =
        new StoredValues(
            new KryoValueCodec(
                getClass().getClassLoader(),
                DerivedClassFilter.of("c", FilterMode.DERIVED, ClassPatterns.NONE, Object.class)));

    Typed copied = (Typed) untyped.decode(untyped.encode(new Typed()));

    assertThat(copied.number).isEqualTo(5);
    assertThat(Typed.RESOLVED).hasValue(0);
  }

  @Test
  void anErrorOfAMethodIsAMiss() {
    Failing.FAILS.set(false);
    EncodedValue stored = values.encode(new Failing());
    Failing.FAILS.set(true);

    assertThatExceptionOfType(UndecodableValueException.class)
        .isThrownBy(() -> values.decode(stored))
        .withMessageContaining("readObject threw java.lang.AssertionError")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.SHAPE));
  }

  @Test
  void anErrorOfAMethodIsFoundOutWhenTheFirstValueIsWritten() {
    Failing.FAILS.set(true);

    assertThatThrownBy(() -> values.encode(new Failing()))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("readObject threw java.lang.AssertionError");
  }
}
