package io.github.dynamojcache.values;

import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one JVM made of every sample, for another one to read. */
final class CorpusFile {

  private CorpusFile() {}

  /**
   * One sample.
   *
   * @param name of the sample, unique
   * @param refused by each oracle, in their order
   * @param stored by the oracle that lets every class in; null when refused
   * @param byJava the same by Java serialization; null when Java refuses it
   */
  record Line(
      String name,
      List<Boolean> refused,
      @Nullable EncodedValue stored,
      byte @Nullable [] byJava) {}

  static void write(Path file, List<Line> lines) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(lines.size());
      for (Line line : lines) {
        out.writeUTF(line.name);
        for (boolean refused : line.refused) {
          out.writeBoolean(refused);
        }
        writeStored(out, line.stored);
        writeBytes(out, line.byJava);
      }
    }
  }

  static List<Line> read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String name = in.readUTF();
        List<Boolean> refused = new ArrayList<>();
        for (int oracle = 0; oracle < Oracle.values().length; oracle++) {
          refused.add(in.readBoolean());
        }
        lines.add(new Line(name, refused, readStored(in), readBytes(in)));
      }
    }
    return lines;
  }

  private static void writeStored(DataOutputStream out, @Nullable EncodedValue stored)
      throws IOException {
    if (stored instanceof EncodedValue.Text text) {
      out.writeByte('T');
      out.writeUTF(text.text());
    } else if (stored instanceof EncodedValue.Binary binary) {
      out.writeByte('B');
      writeBytes(out, binary.bytes());
    } else if (stored instanceof EncodedValue.Native document
        && document.value() instanceof NativeValue.Bool truth) {
      out.writeByte(truth.value() ? 'Y' : 'N');
    } else {
      out.writeByte(0);
    }
  }

  private static @Nullable EncodedValue readStored(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    switch (kind) {
      case 'T':
        return new EncodedValue.Text(in.readUTF());
      case 'B':
        byte[] bytes = readBytes(in);
        return bytes == null ? null : new EncodedValue.Binary(bytes);
      case 'Y', 'N':
        return new EncodedValue.Native(new NativeValue.Bool(kind == 'Y'));
      default:
        return null;
    }
  }

  private static void writeBytes(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  private static byte @Nullable [] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length < 0 ? null : in.readNBytes(length);
  }
}
