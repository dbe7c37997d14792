package io.github.dynamojcache.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.util.List;

/** Values that an application makes: each comes back equal, or is refused when it is written. */
class HonestValuesFuzzTest {

  private static final StoredValues KRYO =
      new StoredValues(
          new KryoValueCodec(
              HonestValuesFuzzTest.class.getClassLoader(),
              ClassFilter.NONE,
              List.of(new HookSamples.OfTaught())));

  @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
  void valuesThatAreMade(FuzzedDataProvider data) throws Exception {
    Object value = new ManyValues(data).value();
    Object copy;
    try {
      copy = KRYO.decode(KRYO.encode(value));
    } catch (UnsupportedValueException expected) {
      return;
    }
    assertEquals(value.getClass(), copy.getClass());
    assertEquals(value, copy);
  }
}
