package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueSamples;
import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import io.github.dynamojcache.internal.values.seal.KeyedSeal;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKey;
import io.github.dynamojcache.seal.SealKeys;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Values whose bytes were damaged or forged: each is undecodable, or is a value made of classes
 * that may be stored. Nothing else is thrown, no class outside is asked for, and memory is in
 * proportion to the bytes. {@code -Dmutations=1000000} is the long run.
 */
class MutatedValuesTest {

  private static final int MUTATIONS = Integer.getInteger("mutations", 20_000);

  /** What one value may allocate: reading is repeated with classes cold, and errors have traces. */
  private static final long BYTES_ALWAYS = 3_000_000;

  private static final long BYTES_FOR_EACH = 2_000;

  /** Of the processor's time, not of the clock's: others use the machine as well. */
  private static final long LONGEST_NANOS = 1_000_000_000L;

  /** Knows which classes were asked for. */
  private static final class Recording extends ClassLoader {
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    Recording() {
      super("recording", MutatedValuesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      asked.add(name);
      return super.loadClass(name, resolve);
    }
  }

  private final SplittableRandom random = new SplittableRandom(Long.getLong("seed", 5));
  private final Recording loader = new Recording();
  private final ClassFilter filter =
      DerivedClassFilter.of(
          "books",
          FilterMode.DERIVED,
          new ClassPatterns(List.of(ContractSamples.class.getName() + "*")),
          ValueSamples.Person.class);
  private final StoredValues values = new StoredValues(new KryoValueCodec(loader, filter));
  private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
  private final List<String> wrong = new ArrayList<>();
  private final Map<Class<?>, Integer> classes = new HashMap<>();
  private int decoded;
  private int refusedAgain;
  private long longest;
  private long mostAllocated;

  @Test
  void aMutatedValueIsUndecodableOrMadeOfWhatMayBeStored() throws Exception {
    List<byte[]> originals = originals();
    for (int i = 0; i < MUTATIONS && wrong.size() < 20; i++) {
      byte[] original = originals.get(random.nextInt(originals.size()));
      check(mutate(original, originals.get(random.nextInt(originals.size()))));
    }

    System.out.printf(
        "mutated values: %,d of %,d originals; decoded %,d, refused when encoded again"
            + " %,d; undecodable %s; slowest %,d us; most allocated %,d bytes%n",
        MUTATIONS,
        originals.size(),
        decoded,
        refusedAgain,
        reasons,
        longest / 1_000,
        mostAllocated);
    assertThat(wrong).isEmpty();
    assertThat(refused(loader.asked)).isEmpty();
    assertThat(decoded).isPositive();
    assertThat(reasons).containsKeys(Reason.FORMAT, Reason.REFUSED, Reason.LIMIT);
  }

  /** Whoever has not the key makes misses, whatever he writes: there is no value to be wrong. */
  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void everyMutationOfASealedValueIsAMiss(SealMode mode) throws Exception {
    String algorithm = mode == SealMode.HMAC ? "HmacSHA256" : "AES";
    SealKey sealKey = new SealKey("k1", new SecretKeySpec(new byte[32], algorithm));
    KeyedSeal seal = KeyedSeal.of("books", mode, SealKeys.of(sealKey));
    CanonicalKey key = new CanonicalKey("s:k", null);
    List<byte[]> sealed = new ArrayList<>();
    for (byte[] original : originals()) {
      EncodedValue value = seal.seal(new EncodedValue.Binary(original), "p", key);
      sealed.add(((EncodedValue.Binary) value).bytes());
    }
    for (int i = 0; i < MUTATIONS / 10; i++) {
      byte[] one = sealed.get(random.nextInt(sealed.size()));
      byte[] mutated = mutate(one, sealed.get(random.nextInt(sealed.size())));
      // Two may be joined so that it is the other.
      if (sealed.stream().noneMatch(whole -> Arrays.equals(whole, mutated))) {
        assertThatThrownBy(() -> seal.open(new EncodedValue.Binary(mutated), "p", key))
            .isInstanceOfSatisfying(
                UndecodableValueException.class,
                e -> assertThat(e.reason()).isEqualTo(Reason.FORGED));
      }
    }
  }

  private List<byte[]> originals() throws Exception {
    List<byte[]> originals = new ArrayList<>();
    for (Object value :
        Stream.concat(ValueRoundTripTest.values(), ContractSamples.values()).toList()) {
      if (values.encode(value) instanceof EncodedValue.Binary binary) {
        originals.add(binary.bytes());
      }
    }
    ValueSamples.Person parent = new ValueSamples.Person("Ann", null);
    originals.add(bytes(new ValueSamples.Person("Bob", parent)));
    originals.add(bytes(new IllegalStateException("m", new RuntimeException("n"))));
    return originals;
  }

  private byte[] bytes(Object value) {
    return ((EncodedValue.Binary) values.encode(value)).bytes();
  }

  private void check(byte[] bytes) {
    EncodedValue encoded = new EncodedValue.Binary(bytes);
    long allocated = allocated();
    long start = cpuNanos();
    Object value = null;
    try {
      value = values.decode(encoded);
      decoded++;
      if (filter.objectionToAny(nameOf(value)) != null) {
        wrong.add("a " + value.getClass() + " of " + Arrays.toString(bytes));
      }
    } catch (UndecodableValueException e) {
      reasons.merge(e.reason(), 1, Integer::sum);
    } catch (Throwable e) {
      wrong.add(e + " of " + Arrays.toString(bytes));
    }
    long nanos = cpuNanos() - start;
    long room = allocated() - allocated;
    longest = Math.max(longest, nanos);
    mostAllocated = Math.max(mostAllocated, room);
    if (room > BYTES_ALWAYS + BYTES_FOR_EACH * bytes.length || nanos > LONGEST_NANOS) {
      wrong.add(room + " bytes and " + nanos + " ns for " + Arrays.toString(bytes));
    }
    if (value != null) {
      checkAgain(value, bytes);
    }
  }

  /** What was decoded is a value like others: it can be stored, and what is stored read. */
  private void checkAgain(Object value, byte[] bytes) {
    classes.merge(value.getClass(), 1, Integer::sum);
    try {
      Object again = values.decode(values.encode(value));
      if (again.getClass() != value.getClass() && again.getClass() != List.class) {
        wrong.add(
            value.getClass() + " became " + again.getClass() + " of " + Arrays.toString(bytes));
      }
    } catch (UnsupportedValueException e) {
      refusedAgain++;
    } catch (Throwable e) {
      wrong.add(e + " the second time, of " + Arrays.toString(bytes));
    }
  }

  /** The name under which the class of a value stands in the bytes, or one that is known here. */
  private static String nameOf(Object value) {
    String name = value.getClass().getName();
    return name.startsWith("java.util.ImmutableCollections$")
            || name.startsWith("sun.nio.")
            || name.startsWith("java.util.RegularEnumSet")
            || name.startsWith("sun.util.calendar.ZoneInfo")
        ? "java.util.List"
        : name;
  }

  /** What was asked for by Kryo itself, to find its own way, is not from the bytes. */
  private Set<String> refused(Set<String> names) {
    Set<String> refused = new TreeSet<>();
    for (String name : names) {
      if (filter.objectionToAny(name) != null
          && !name.startsWith("com.esotericsoftware.")
          && !name.startsWith("java.")) {
        refused.add(name);
      }
    }
    return refused;
  }

  private byte[] mutate(byte[] original, byte[] other) {
    byte[] bytes = original.clone();
    int body = 4; // the header is another test's matter
    for (int n = random.nextInt(1, 5); n > 0 && bytes.length > body; n--) {
      int at = random.nextInt(body, bytes.length);
      switch (random.nextInt(8)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt();
        case 2 -> bytes[at] = new byte[] {0, 1, 2, -1, 127, -128}[random.nextInt(6)];
        case 3 -> bytes = Arrays.copyOf(bytes, at);
        case 4 -> bytes = join(bytes, at, new byte[] {-1, -1, -1, -1, 7}, 0, 5, at);
        case 5 -> bytes = join(bytes, at, bytes, at, Math.min(at + 9, bytes.length), at);
        case 6 -> bytes = join(bytes, at, new byte[0], 0, 0, Math.min(at + 3, bytes.length));
        default -> {
          int from = random.nextInt(body, Math.max(body + 1, other.length));
          bytes = join(bytes, at, other, from, other.length, bytes.length);
        }
      }
    }
    return bytes;
  }

  private static byte[] join(byte[] bytes, int to, byte[] piece, int from, int end, int rest) {
    int length = Math.max(0, end - from);
    byte[] joined = new byte[to + length + bytes.length - rest];
    System.arraycopy(bytes, 0, joined, 0, to);
    System.arraycopy(piece, Math.min(from, piece.length), joined, to, length);
    System.arraycopy(bytes, rest, joined, to + length, bytes.length - rest);
    return joined;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
