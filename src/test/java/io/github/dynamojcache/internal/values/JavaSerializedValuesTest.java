package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.ValueSamples.Bag;
import io.github.dynamojcache.codec.ValueSamples.FixedList;
import io.github.dynamojcache.codec.ValueSamples.PagedList;
import io.github.dynamojcache.codec.ValueSamples.ShopException;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** What only Java serialization can write and read comes back by it. */
class JavaSerializedValuesTest {

  private final StoredValues values =
      new StoredValues(new KryoValueCodec(getClass().getClassLoader()));

  private Object copy(Object value) throws UndecodableValueException {
    return values.decode(values.encode(value));
  }

  @Test
  void aRandomGoesOnWhereItWas() throws Exception {
    Random random = new Random(1);
    random.nextInt();

    assertThat(((Random) copy(random)).nextInt()).isEqualTo(random.nextInt());
  }

  @Test
  void aLockComesBackFree() throws Exception {
    Bag copied = (Bag) copy(new Bag(new ReentrantLock(true)));

    assertThat(((ReentrantLock) copied.content()).isFair()).isTrue();
  }

  @Test
  void aBoundedQueueKeepsItsBound() throws Exception {
    ArrayBlockingQueue<Object> queue = new ArrayBlockingQueue<>(2);
    queue.add(List.of("a"));

    ArrayBlockingQueue<?> copied = (ArrayBlockingQueue<?>) copy(queue);

    assertThat(copied.remainingCapacity()).isEqualTo(1);
    assertThat(copied.peek()).isEqualTo(List.of("a"));
  }

  @Test
  void aListWithoutAConstructorForItComesBack() throws Exception {
    assertThat(copy(new FixedList(List.of("a"))))
        .isInstanceOf(FixedList.class)
        .isEqualTo(List.of("a"));
  }

  @Test
  void aCheckedListChecksWhatIsAdded() throws Exception {
    List<?> copied = (List<?>) copy(Collections.checkedList(new ArrayList<>(), String.class));

    assertThatThrownBy(() -> addTo(copied, 1)).isInstanceOf(ClassCastException.class);
  }

  @SuppressWarnings("unchecked") // on purpose
  private static void addTo(List<?> list, Object element) {
    ((List<Object>) list).add(element);
  }

  @Test
  void aListWithAFieldKeepsIt() throws Exception {
    assertThat(((PagedList) copy(new PagedList(3))).total()).isEqualTo(3);
  }

  @Test
  void anExceptionWithoutAConstructorForItsCauseComesBack() throws Exception {
    ShopException copied =
        (ShopException) copy(new ShopException("m", new RuntimeException("n"), 3));

    assertThat(copied).hasMessage("m").hasRootCauseMessage("n");
    assertThat(copied.code()).isEqualTo(3);
  }

  @Test
  void anExceptionOfTheJdkKeepsItsFields() throws Exception {
    SQLException next = new SQLException("n", "other");
    SQLException exception = new SQLException("m", "state", 7);
    exception.setNextException(next);

    SQLException copied = (SQLException) copy(exception);

    assertThat(copied.getSQLState()).isEqualTo("state");
    assertThat(copied.getErrorCode()).isEqualTo(7);
    assertThat(copied.getNextException().getSQLState()).isEqualTo("other");
  }

  @Test
  void anExceptionWithoutAStackTraceGetsNone() throws Exception {
    Throwable quiet = new QuietException("m");

    Throwable copied = (Throwable) copy(quiet);
    copied.setStackTrace(new Throwable().getStackTrace());

    assertThat(copied).hasMessage("m");
    assertThat(copied.getStackTrace()).isEmpty();
  }

  static final class QuietException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QuietException(String message) {
      super(message, null, false, false);
    }
  }
}
