package io.github.dynamojcache.internal.values;

import static io.github.dynamojcache.internal.values.HookRecorder.record;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Classes each of which writes down that a method of its own for serialization ran. */
@SuppressWarnings({"serial", "unused", "UnusedMethod"})
final class GatedClasses {

  private GatedClasses() {}

  /** The kinds, each by a fresh object. */
  static List<Supplier<Object>> all() {
    return List.of(
        Writing::new,
        Reading::new,
        Replacing::new,
        Resolving::new,
        External::new,
        Heir::new,
        HeirOfExternal::new,
        HeirOfReplacing::new,
        RecordResolving::make,
        OwnList::new,
        OwnMap::new,
        OwnDate::new,
        OwnFailure::new,
        OwnEnumMap::new,
        OnlyRead::new);
  }

  static class Writing implements Serializable {
    int number = 5;

    private void writeObject(ObjectOutputStream out) throws IOException {
      record(this, "writeObject");
      out.defaultWriteObject();
    }
  }

  static final class Reading implements Serializable {
    int number = 5;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      record(this, "readObject");
      in.defaultReadObject();
    }

    private void readObjectNoData() {
      record(this, "readObjectNoData");
    }
  }

  static class Replacing implements Serializable {
    int number = 5;

    Object writeReplace() {
      record(this, "writeReplace");
      return this;
    }
  }

  static final class Resolving implements Serializable {
    int number = 5;

    private Object readResolve() {
      record(this, "readResolve");
      return this;
    }
  }

  public static class External implements Externalizable {
    public External() {}

    @Override
    public void writeExternal(ObjectOutput out) {
      record(this, "writeExternal");
    }

    @Override
    public void readExternal(ObjectInput in) {
      record(this, "readExternal");
    }
  }

  static final class Heir extends Writing {
    String more = "m";
  }

  public static final class HeirOfExternal extends External {
    public HeirOfExternal() {}
  }

  static final class HeirOfReplacing extends Replacing {}

  record RecordResolving(int number) implements Serializable {
    static Object make() {
      return new RecordResolving(5);
    }

    private Object readResolve() {
      record(this, "readResolve");
      return this;
    }
  }

  static final class OwnList extends ArrayList<String> {
    OwnList() {
      super(List.of("a"));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      record(this, "readObject");
      in.defaultReadObject();
    }
  }

  static final class OwnMap extends HashMap<String, Integer> {
    private void writeObject(ObjectOutputStream out) throws IOException {
      record(this, "writeObject");
      out.defaultWriteObject();
    }
  }

  static final class OwnDate extends Date {
    private Object readResolve() {
      record(this, "readResolve");
      return this;
    }
  }

  static final class OwnFailure extends Exception {
    private void writeObject(ObjectOutputStream out) throws IOException {
      record(this, "writeObject");
      out.defaultWriteObject();
    }

    private Object readResolve() {
      record(this, "readResolve");
      return this;
    }
  }

  static final class OwnEnumMap extends EnumMap<TimeUnit, Integer> {
    OwnEnumMap() {
      super(TimeUnit.class);
    }

    private Object readResolve() {
      record(this, "readResolve");
      return this;
    }
  }

  static final class OnlyRead extends HashMap<String, Integer> {
    private void readObjectNoData() {
      record(this, "readObjectNoData");
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      record(this, "readObject");
      in.defaultReadObject();
    }
  }

  /** Has a name as long as that of the other. */
  static final class Quiet implements Serializable {
    int number = 5;

    private Object readResolve() {
      return this;
    }
  }

  /** Says when it is initialized. */
  static final class Loudt implements Serializable {
    static {
      HookRecorder.recordLoading("Loudt");
    }

    int number = 5;

    private Object readResolve() {
      return this;
    }
  }
}
