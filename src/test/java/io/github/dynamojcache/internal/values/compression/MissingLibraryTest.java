package io.github.dynamojcache.internal.values.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The libraries that compress are optional. Here they are not on the class path. */
class MissingLibraryTest {

  private URLClassLoader bare;

  @BeforeEach
  void leaveTheLibrariesOut() throws Exception {
    List<URL> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("lz4-java") && !entry.contains("zstd-jni")) {
        classPath.add(Path.of(entry).toUri().toURL());
      }
    }
    bare = new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @AfterEach
  void close() throws Exception {
    bare.close();
  }

  @Test
  void deflateNeedsNone() {
    assertThatCode(() -> compressedValues("DEFLATE")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"LZ4, lz4, at.yawk.lz4:lz4-java", "ZSTD, zstd, com.github.luben:zstd-jni"})
  void writingWithoutTheLibrarySaysWhichOneToAdd(String name, String word, String library)
      throws Exception {
    Throwable failure = failureOf(() -> compressedValues(name));

    assertThat(failure)
        .hasMessage(
            "compression = %s cannot be used here: add %s to the class path, or set compression ="
                    .formatted(word, library)
                + " deflate, which needs no library");
  }

  @ParameterizedTest
  @CsvSource({
    "2, it is compressed by lz4: add at.yawk.lz4:lz4-java to the class path",
    "3, it is compressed by zstd: add com.github.luben:zstd-jni to the class path"
  })
  void readingWithoutTheLibraryIsAMissThatSaysSo(byte number, String message) throws Exception {
    Object deflate = compressedValues("DEFLATE");
    byte[] bytes = {(byte) 0xDC, 1, 0, number, 0, 0, 0, 1, 0, 0};
    Class<?> binary = bare.loadClass("io.github.dynamojcache.internal.values.EncodedValue$Binary");
    Class<?> encoded = bare.loadClass("io.github.dynamojcache.internal.values.EncodedValue");
    Object value = binary.getConstructor(byte[].class).newInstance((Object) bytes);

    Throwable failure =
        failureOf(() -> deflate.getClass().getMethod("expand", encoded).invoke(deflate, value));

    assertThat(failure.getClass().getSimpleName()).isEqualTo("UndecodableValueException");
    assertThat(failure).hasMessage(message);
  }

  private interface Attempt {
    Object run() throws ReflectiveOperationException;
  }

  private static Throwable failureOf(Attempt attempt) throws Exception {
    try {
      throw new AssertionError("it did not fail: " + attempt.run());
    } catch (InvocationTargetException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }

  private Object compressedValues(String compression) throws ReflectiveOperationException {
    String room = "io.github.dynamojcache.internal.values.compression.";
    Class<?> type = bare.loadClass("io.github.dynamojcache.options.Compression");
    Class<?> compressors = bare.loadClass(room + "Compressors");
    Constructor<?> constructor =
        bare.loadClass(room + "CompressedValues")
            .getConstructor(compressors, type, int.class, int.class);
    return constructor.newInstance(
        compressors.getConstructor().newInstance(),
        type.getMethod("valueOf", String.class).invoke(null, compression),
        1024,
        1 << 20);
  }
}
