package io.github.dynamojcache.values.hooks;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OptionalDataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code writeObject} and {@code readObject}, with data of their own and transient fields. */
public final class StreamHooks implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    return new Samples()
            .add("plain", Changed.by(Plain::new))
            .add("transient without hooks", Changed.by(TransientWithoutHooks::new))
            .add("default and extra", Changed.by(DefaultAndExtra::new))
            .add("only extra", Changed.by(OnlyExtra::new))
            .add("writes nothing", Changed.by(WritesNothing::new))
            .add("every kind of data", Changed.by(EveryKind::new))
            .add("much data", Changed.by(MuchData::new))
            .add("writeObject only", Changed.by(WriteOnly::new))
            .add("readObject only", Changed.by(ReadOnly::new))
            .add("readObjectNoData", Changed.by(NoData::new))
            .add("reads until the end", Changed.by(UntilTheEnd::new))
            .add("reads less than it wrote", Changed.by(ReadsLess::new))
            .add("extra of other hooked objects", Changed.by(OfOthers::new))
            .add("same object twice through hooks", StreamHooks::twice)
            .add("map by hooked keys", StreamHooks::byHooked)
            .stream();
  }

  private static List<Object> twice() {
    Object cyclic = StreamHooksWithRules.cycle();
    OfOthers others = new OfOthers();
    others.object = cyclic;
    return new ArrayList<>(List.of(cyclic, others, others, cyclic));
  }

  private static Map<Object, String> byHooked() {
    Map<Object, String> map = new HashMap<>();
    map.put(new DefaultAndExtra(), "a");
    map.put(new OnlyExtra(), "b");
    return map;
  }

  /** No hooks. */
  static class Plain extends Base {}

  /** Java brings it back without them. */
  static class TransientWithoutHooks extends Base {
    transient int hash = 5;
    transient @Nullable Object cached = "cached";
  }

  /** The usual form. */
  static class DefaultAndExtra extends Base {
    transient @Nullable List<String> names = new ArrayList<>(List.of("a", "b"));

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeInt(names == null ? -1 : names.size());
      out.writeObject(names);
    }

    @SuppressWarnings("unchecked")
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      int size = in.readInt();
      names = (List<String>) in.readObject();
      if (names != null && names.size() != size) {
        throw new InvalidObjectException("size");
      }
    }
  }

  /** Does not call defaultWriteObject. */
  static class OnlyExtra extends Base {
    long late = 1L << 40;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.writeUTF("täxt");
      out.writeLong(late);
    }

    private void readObject(ObjectInputStream in) throws IOException {
      text = in.readUTF();
      late = in.readLong();
    }
  }

  /** Comes back empty. */
  static class WritesNothing extends Base {
    private void writeObject(ObjectOutputStream out) {}

    private void readObject(ObjectInputStream in) {}
  }

  /** Each method of the streams. */
  static class EveryKind extends Base {
    transient List<Object> read = new ArrayList<>();

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.writeBoolean(true);
      out.writeByte(-5);
      out.writeShort(-300);
      out.writeChar('ñ');
      out.writeInt(1 << 30);
      out.writeLong(Long.MIN_VALUE);
      out.writeFloat(-0.0f);
      out.writeDouble(Double.MIN_VALUE);
      out.writeBytes("abc");
      out.writeChars("äb");
      out.writeUTF("\u0000\uD83D");
      out.write(new byte[] {1, 2, 3, 4}, 1, 2);
      out.write(255);
      out.defaultWriteObject();
      out.writeObject(null);
      out.writeObject(this);
      out.writeObject(Thread.State.NEW);
      out.writeObject(String.class);
      out.writeInt(9);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      read = new ArrayList<>();
      read.add(in.readBoolean());
      read.add(in.readByte());
      read.add(in.readUnsignedShort());
      read.add(in.readChar());
      read.add(in.readInt());
      read.add(in.readLong());
      read.add(in.readFloat());
      read.add(in.readDouble());
      byte[] three = new byte[3];
      in.readFully(three);
      read.add(three);
      read.add("" + in.readChar() + in.readChar());
      read.add(in.readUTF());
      read.add(in.skipBytes(1));
      read.add(in.readUnsignedByte());
      read.add(in.read());
      in.defaultReadObject();
      read.add(String.valueOf(in.readObject()));
      read.add(in.readObject() == this);
      read.add(in.readObject());
      read.add(in.readObject());
      read.add(in.readInt());
    }
  }

  /** More than one block of a stream. */
  static class MuchData extends Base {
    transient int[] numbers = new int[3000];
    transient @Nullable String longText = "x".repeat(70_000);

    MuchData() {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = i * i;
      }
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeInt(numbers.length);
      for (int number : numbers) {
        out.writeInt(number);
      }
      out.writeObject(longText);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      numbers = new int[in.readInt()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = in.readInt();
      }
      longText = (String) in.readObject();
    }
  }

  /** What it writes beyond its fields nobody reads. */
  static class WriteOnly extends Base {
    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeInt(5);
      out.writeObject(List.of("nobody reads this"));
    }
  }

  /** Computes what is transient. */
  static class ReadOnly extends Base {
    transient int length = text.length();

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      length = text.length();
    }
  }

  /** Never called while the classes stay as they are. */
  static class NoData extends Base {
    transient int called;

    @SuppressWarnings("unused")
    private void readObjectNoData() {
      called = 1;
    }
  }

  /** Knows the end by the exception. */
  static class UntilTheEnd extends Base {
    transient List<Object> all = new ArrayList<>(List.of("a", 1, "b"));

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      for (Object one : all) {
        out.writeObject(one);
      }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      all = new ArrayList<>();
      try {
        while (true) {
          all.add(in.readObject());
        }
      } catch (OptionalDataException e) {
        all.add(e.eof);
      }
    }
  }

  /** Leaves data behind. */
  static class ReadsLess extends Base {
    transient int available;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeInt(1);
      out.writeLong(2);
      out.writeObject(new ArrayList<>(List.of("x")));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      available = in.available();
    }
  }

  /** Objects with hooks inside of the data of another. */
  static class OfOthers extends Base {
    transient @Nullable Object first = new DefaultAndExtra();
    transient @Nullable Object second = new EveryKind();

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.writeObject(first);
      out.defaultWriteObject();
      out.writeInt(3);
      out.writeObject(second);
      out.writeObject(first);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      first = in.readObject();
      in.defaultReadObject();
      number = in.readInt();
      second = in.readObject();
      object = in.readObject();
    }
  }
}
