package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.util.Util;

/**
 * Keeps Kryo from asking {@code sun.misc.Unsafe}, of which JDK 24 and later warn on the error
 * stream of the application. Nothing here needs it: fields are read and set by reflection.
 */
final class UnsafeFreeKryo {

  private static final String SETTING = "kryo.unsafe";

  private static final int FIRST_JDK_THAT_WARNS = 24;

  private UnsafeFreeKryo() {}

  /** To be called before the first instance of Kryo is made. A setting of the user's stays. */
  static void prepare() {
    if (Runtime.version().feature() < FIRST_JDK_THAT_WARNS || System.getProperty(SETTING) != null) {
      return;
    }
    System.setProperty(SETTING, "false");
    try {
      // Kryo looks at the setting when this class is initialized, and never again.
      Class.forName(Util.class.getName(), true, Util.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e); // it was named by its class
    } finally {
      System.clearProperty(SETTING);
    }
  }
}
