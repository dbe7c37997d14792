package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.ValueSamples;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The codec in a JVM of its own, without any option: newer JDKs warn of what libraries do. */
class QuietCodecTest {

  /** The program that runs there. */
  static final class Program {

    private Program() {}

    public static void main(String[] arguments) throws UndecodableValueException {
      KryoValueCodec codec = new KryoValueCodec(Program.class.getClassLoader());
      byte[] bytes = codec.encode(List.of(new ValueSamples.Person("Ann", null)), 0);
      System.out.print(((List<?>) codec.decode(bytes, 0, bytes.length)).size());
    }
  }

  @Test
  void nothingIsPrintedOnTheErrorStream() throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Program.class.getName())
            .redirectErrorStream(true)
            .start();

    byte[] printed = process.getInputStream().readAllBytes();

    assertThat(new String(printed, StandardCharsets.UTF_8)).isEqualTo("1");
    assertThat(process.waitFor()).isZero();
  }
}
