package io.github.dynamojcache.values.hooks;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamField;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code serialPersistentFields}, {@code putFields} and {@code readFields}. */
public final class SerialFieldHooks implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    return new Samples()
            .add("declared fields that do not exist", Changed.by(Renamed::new))
            .add("declared fields of every type", Changed.by(EveryType::new))
            .add("some of the fields", Changed.by(Some::new))
            .add("no fields", Changed.by(None::new))
            .add("a transient field declared", Changed.by(TransientDeclared::new))
            .add("putFields of its own fields", Changed.by(PutOwn::new))
            .add("putFields without all", Changed.by(PutSome::new))
            .add("readFields only", Changed.by(ReadFieldsOnly::new))
            .add("putFields, then data", Changed.by(PutAndData::new))
            .add("declared but not private", Changed.by(NotPrivate::new))
            .stream();
  }

  /** Stores under other names. */
  static class Renamed extends Base {
    private static final ObjectStreamField[] serialPersistentFields = {
      new ObjectStreamField("oldText", String.class), new ObjectStreamField("oldSize", long.class)
    };
    transient @Nullable String name = "name";
    int size = 9;

    private void writeObject(ObjectOutputStream out) throws IOException {
      ObjectOutputStream.PutField fields = out.putFields();
      fields.put("oldText", name);
      fields.put("oldSize", (long) size);
      out.writeFields();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      ObjectInputStream.GetField fields = in.readFields();
      name = (String) fields.get("oldText", "none");
      size = (int) fields.get("oldSize", 0L);
    }
  }

  /** Each primitive type. */
  static class EveryType extends Base {
    private static final ObjectStreamField[] serialPersistentFields = {
      new ObjectStreamField("z", boolean.class), new ObjectStreamField("b", byte.class),
      new ObjectStreamField("s", short.class), new ObjectStreamField("c", char.class),
      new ObjectStreamField("i", int.class), new ObjectStreamField("j", long.class),
      new ObjectStreamField("f", float.class), new ObjectStreamField("d", double.class),
      new ObjectStreamField("o", Object.class), new ObjectStreamField("a", int[].class)
    };
    transient @Nullable String read = "";

    private void writeObject(ObjectOutputStream out) throws IOException {
      ObjectOutputStream.PutField fields = out.putFields();
      fields.put("z", true);
      fields.put("b", (byte) 1);
      fields.put("s", (short) 2);
      fields.put("c", 'c');
      fields.put("i", 3);
      fields.put("j", 4L);
      fields.put("f", 5.5f);
      fields.put("d", 6.5);
      fields.put("o", this);
      fields.put("a", new int[] {7});
      out.writeFields();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      ObjectInputStream.GetField fields = in.readFields();
      read = "" + fields.get("z", false) + fields.get("b", (byte) 0) + fields.get("s", (short) 0);
      read += fields.get("c", (char) 0) + " " + fields.get("i", 0) + " " + fields.get("j", 0L);
      read += fields.get("f", 0f) + " " + fields.get("d", 0.0) + (fields.get("o", null) == this);
      read += ((int[]) fields.get("a", null))[0] + " " + fields.defaulted("i");
    }
  }

  /** The other field is lost. */
  static class Some extends Base {
    private static final ObjectStreamField[] serialPersistentFields = {
      new ObjectStreamField("kept", String.class)
    };
    @Nullable String kept = "kept";
    @Nullable String left = "left out";
  }

  /** All is lost but what the parent has. */
  static class None extends Base {
    private static final ObjectStreamField[] serialPersistentFields = {};
    @Nullable String left = "left out";
  }

  /** Stored although it is transient. */
  static class TransientDeclared extends Base {
    private static final ObjectStreamField[] serialPersistentFields = {
      new ObjectStreamField("kept", String.class)
    };
    transient @Nullable String kept = "kept";
  }

  /** By name, without a declaration. */
  static class PutOwn extends Base {
    private @Nullable List<String> names = List.of("a");
    private int count = 3;

    private void writeObject(ObjectOutputStream out) throws IOException {
      ObjectOutputStream.PutField fields = out.putFields();
      fields.put("count", count + 1);
      fields.put("names", names);
      out.writeFields();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
    }
  }

  /** What is not put is null or zero. */
  static class PutSome extends Base {
    private @Nullable String name = "lost";
    private int count = 3;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.putFields().put("count", count);
      out.writeFields();
    }
  }

  /** Takes what was written by default. */
  static class ReadFieldsOnly extends Base {
    private @Nullable String name = "name";
    private transient boolean defaulted;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      ObjectInputStream.GetField fields = in.readFields();
      name = fields.get("name", "default") + "!";
      defaulted = fields.defaulted("name");
    }
  }

  /** Both. */
  static class PutAndData extends Base {
    private int count = 3;
    private transient int more = 4;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.putFields().put("count", count);
      out.writeFields();
      out.writeInt(more);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      count = in.readFields().get("count", 0);
      more = in.readInt();
    }
  }

  /** Java serialization does not look at it. */
  static class NotPrivate extends Base {
    static final ObjectStreamField[] serialPersistentFields = {};
    @Nullable String kept = "kept";
  }
}
