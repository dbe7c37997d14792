package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.util.Util;

/**
 * Prevents Kryo from using {@code sun.misc.Unsafe}: JDK 24 and later print a warning about that on
 * the application's error stream. This library does not need it: fields are read and set by
 * reflection.
 */
final class UnsafeFreeKryo {

  private static final String SETTING = "kryo.unsafe";

  private static final int FIRST_JDK_THAT_WARNS = 24;

  private UnsafeFreeKryo() {}

  /** Must be called before the first instance of Kryo is created. A setting by the user is kept. */
  static void prepare() {
    if (Runtime.version().feature() < FIRST_JDK_THAT_WARNS || System.getProperty(SETTING) != null) {
      return;
    }
    System.setProperty(SETTING, "false");
    try {
      // Kryo reads the setting only when this class is initialized.
      Class.forName(Util.class.getName(), true, Util.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e); // cannot happen: the name is that of a class in use
    } finally {
      System.clearProperty(SETTING);
    }
  }
}
