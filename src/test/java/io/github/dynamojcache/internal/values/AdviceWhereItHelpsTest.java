package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A message names the setting that lets a class in only where the value could be stored with it.
 */
class AdviceWhereItHelpsTest {

  private final StoredValues strict =
      new StoredValues(
          new KryoValueCodec(
              getClass().getClassLoader(),
              DerivedClassFilter.of("books", FilterMode.STRICT, ClassPatterns.NONE, Object.class)));

  record Book(String title) {}

  record Reader(Book book, Object reading) {}

  static final class Hooked implements Serializable {
    private static final long serialVersionUID = 1L;
    static final AtomicInteger WRITTEN = new AtomicInteger();

    private void writeObject(ObjectOutputStream out) throws IOException {
      WRITTEN.incrementAndGet();
      out.defaultWriteObject();
    }
  }

  @Test
  void aClassThatCouldBeStoredIsAskedFor() {
    assertThatThrownBy(() -> strict.encode(new Book("a")))
        .hasMessageContaining("allowed-classes += \"" + Book.class.getName() + "\"");
  }

  @Test
  void whatCannotBeStoredAnywayIsSaidInstead() {
    assertThatThrownBy(() -> strict.encode(new Reader(new Book("a"), Thread.currentThread())))
        .hasMessageContaining("java.lang.Thread is alive")
        .hasMessageEndingWith("(at Reader.reading)")
        .message()
        .doesNotContain("allowed-classes");
  }

  @Test
  void toFindThatOutNoMethodRunsThatIsNotAllowed() {
    assertThatThrownBy(() -> strict.encode(List.of(new Hooked(), Thread.currentThread())))
        .hasMessageContaining("java.lang.Thread is alive");
    assertThatThrownBy(() -> strict.encode(new Hooked()))
        .hasMessageContaining("allowed-classes += \"" + Hooked.class.getName() + "\"");
    assertThat(Hooked.WRITTEN).hasValue(0);
  }
}
