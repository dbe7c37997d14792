package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.util.IdentityMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path from a value to the object that is being written or read, and how many objects the hash
 * code of each visits. It tells where in a value something failed, and which objects must not be
 * hashed. For one instance of Kryo.
 */
final class ObjectPath {

  /** A weight greater than any allowed one. Sums of it do not overflow. */
  private static final long HEAVY = 1L << 40;

  /** Above this weight, an object of an application's class is presumed hostile. */
  private static final long SUSPICIOUS = 1_000_000;

  private static final int BYTES_OF_AN_OBJECT = 16;

  private static final int NONE = -1;

  /** An object being written or read; also counts as a container if it is one. */
  private static final class Step extends HashingCost.Container {
    private @Nullable Object object;
    private @Nullable Traits traits;
    private @Nullable Class<?> type;
    private int start;
    private int id;
    private int earlier;
    private long content;
    private long held;
    private long largest;
    private boolean network;
  }

  /** The known properties of a class. */
  private record Traits(HashWeight heft, ContainerOrdering placing) {

    /** For texts, numbers and constants, which are never shared by reference. */
    static final Traits PLAIN = new Traits(HashWeight.CONTENT, ContainerOrdering.IN_ORDER);

    static Traits of(Class<?> type) {
      return new Traits(HashWeight.of(type), ContainerOrdering.of(type));
    }
  }

  private Step[] steps = new Step[0];
  private int depth;
  private final Weights weights = new Weights();
  private final HashingCost cost = new HashingCost();
  private final IdentityMap<Class<?>, Traits> known = new IdentityMap<>();

  /** Starts a new value and discards the state of the last one. */
  void begin() {
    while (depth > 0) {
      Step step = steps[--depth];
      step.object = null;
      step.type = null;
    }
    cost.reset();
  }

  /**
   * Moves to a part of the current object.
   *
   * @param object the part; null when it has not been read yet
   * @param position the index of its first byte
   */
  void enter(@Nullable Object object, int position) {
    if (depth == steps.length) {
      grow();
    }
    Step step = steps[depth++];
    step.reset();
    step.object = object;
    step.traits = null;
    step.type = null;
    step.start = position;
    step.id = NONE;
    step.earlier = NONE;
    step.content = 0;
    step.held = 0;
    step.largest = 0;
    step.network = false;
  }

  private void grow() {
    steps = Arrays.copyOf(steps, 2 * depth + 16);
    for (int i = depth; i < steps.length; i++) {
      steps[i] = new Step();
    }
  }

  /**
   * Sets the class that is being read, as soon as it is known.
   *
   * @param type the class, or the one that represents it
   */
  void reading(Class<?> type) {
    Step step = steps[depth - 1];
    step.type = type;
    if (step.id != NONE) {
      Traits traits = traits(type);
      step.traits = traits;
      step.is(traits.placing);
    }
  }

  /**
   * Records that the parts of the current container come in an unknown order: each may be a key.
   */
  void mixesParts() {
    Step step = steps[depth - 1];
    if (step.placing().asksHashCodes()) {
      step.is(ContainerOrdering.HASHED_ELEMENTS);
    }
  }

  private Traits traits(Class<?> type) {
    Traits traits = known.get(type);
    if (traits == null) {
      traits = Traits.of(type);
      known.put(type, traits);
    }
    return traits;
  }

  /**
   * Records that the current object is written for the first time.
   *
   * @param id the number that identifies it from now on
   * @param type its class
   */
  void isNew(int id, Class<?> type) {
    isNew(id);
    reading(type);
  }

  /**
   * Records that the current object is seen for the first time.
   *
   * @param id the number that identifies it from now on
   */
  void isNew(int id) {
    weights.begin(id);
    steps[depth - 1].id = id;
  }

  /**
   * Records that the current object was seen before.
   *
   * @param id its number
   */
  void isKnown(int id) {
    steps[depth - 1].earlier = id;
  }

  /**
   * Returns from a part to the object that contains it.
   *
   * @param object the part
   * @param position the index after its last byte
   */
  void leave(@Nullable Object object, int position) {
    Step step = steps[--depth];
    step.object = null;
    step.type = null;
    if (object == null) {
      if (depth > 0) {
        steps[depth - 1].add();
      }
      return;
    }
    HashWeight heft = traitsOf(step, object).heft;
    long full = step.earlier == NONE ? weigh(step, heft, position) : known(step.earlier, heft);
    boolean network = heft == HashWeight.NETWORK || (heft == HashWeight.CONTENT && isNetwork(step));
    long held = step.earlier == NONE ? Math.min(HEAVY, 1 + step.held) : weights.held(step.earlier);
    if (step.id != NONE) {
      weights.set(step.id, full, held, network);
    }
    if (depth > 0) {
      Step parent = steps[depth - 1];
      if (parent.placing() != ContainerOrdering.IN_ORDER && parent.looksAtNext()) {
        cost.put(object, heft, full, network, parent);
      }
      parent.add();
      parent.content = Math.min(HEAVY, parent.content + inAnother(step, heft, full));
      parent.held = Math.min(HEAVY, parent.held + inAnother(step, heft, held));
      parent.largest = Math.max(parent.largest, held);
      parent.network |= network;
    }
  }

  /**
   * Counts the examination of the current object's whole content, because the work of a class's own
   * {@code readObject} or {@code readResolve} cannot be observed.
   *
   * @param again how many more times a part is examined at most
   * @throws LimitException when it would take too long
   */
  void hashContent(int again) {
    Step step = steps[depth - 1];
    cost.spend(step.held);
    cost.spend(again * Math.min(step.largest, HashingCost.MOST));
  }

  private Traits traitsOf(Step step, Object object) {
    if (step.id == NONE && step.earlier == NONE) {
      return Traits.PLAIN;
    }
    return step.traits != null ? step.traits : traits(object.getClass());
  }

  private static long weigh(Step step, HashWeight heft, int position) {
    if (heft == HashWeight.NOTHING) {
      return 1;
    }
    // Long numbers are hashed each time; if there are parts, the bytes belong to these.
    long own = step.parts() == 0 ? (position - step.start) / BYTES_OF_AN_OBJECT : 0;
    return Math.min(HEAVY, 1 + own + step.content);
  }

  private long known(int id, HashWeight heft) {
    if (heft == HashWeight.NOTHING) {
      return 1;
    }
    if (weights.full(id) != NONE) {
      return weights.full(id);
    }
    // The object is not finished and its content is unknown. A container that contains itself
    // cannot be hashed at all. But an application's object may be in a set within itself, as a
    // parent.
    return heft == HashWeight.UNKNOWN ? soFar(id) : HEAVY;
  }

  private long soFar(int id) {
    for (int i = depth - 1; i >= 0; i--) {
      if (steps[i].id == id) {
        return 1 + steps[i].content;
      }
    }
    return HEAVY;
  }

  private boolean isNetwork(Step step) {
    return step.earlier == NONE ? step.network : weights.network(step.earlier);
  }

  /**
   * Returns the weight that an object adds to the one that contains it. Entities refer to each
   * other in both directions, but their hash codes do not follow these references: so only the
   * first occurrence counts.
   */
  private static long inAnother(Step step, HashWeight heft, long full) {
    return heft == HashWeight.UNKNOWN && step.earlier != NONE && full <= SUSPICIOUS ? 1 : full;
  }

  /**
   * An object that is being read.
   *
   * @param className the name of its class
   * @param position which of its elements, entries or parts is being read
   */
  record Reading(String className, int position) {}

  /** Returns the objects that are being read, from the value to the innermost. */
  List<Reading> reading() {
    List<Reading> path = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      Step step = steps[i];
      if (step.type != null) {
        path.add(new Reading(step.type.getName(), step.placing().position(step.parts())));
      }
    }
    return path;
  }

  /**
   * Returns the objects being written, from the value to the innermost.
   *
   * @return the objects, each with the number of its parts that are done
   */
  List<PlaceInValue.Stop> stops() {
    List<PlaceInValue.Stop> stops = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      Step step = steps[i];
      if (step.object != null) {
        int parts = step.parts();
        stops.add(new PlaceInValue.Stop(step.object, step.placing().position(parts), parts));
      }
    }
    return stops;
  }
}
