package io.github.dynamojcache.values.jdk;

import java.util.HashMap;
import java.util.Map;

/** Public {@code Serializable} classes of the JDK that have no sample, and why. */
public final class WithoutSamples {

  private static final String TABLE =
      """
      java.io.OptionalDataException: only ObjectInputStream makes one
      java.lang.reflect.Proxy: only classes below it have instances; JdkRare has one
      java.net.InetAddress: instances are of Inet4Address or Inet6Address
      java.text.Format$Field: constants are of classes below it; JdkTexts has three
      java.util.IllegalFormatException: instances are of classes below it
      java.util.concurrent.locks.AbstractQueuedLongSynchronizer$ConditionObject: belongs to a synchronizer of an application
      javax.sql.ConnectionEvent: needs a connection of a driver
      javax.sql.RowSetEvent: needs a row set of a driver
      javax.sql.StatementEvent: needs a connection of a driver
      javax.sql.rowset.serial.SerialArray: needs an array of a driver
      javax.sql.rowset.serial.SerialRef: needs a reference of a driver
      javax.sql.rowset.serial.SerialStruct: needs a structure of a driver
      """;

  private WithoutSamples() {}

  /** Returns the reasons, by the name of the class. */
  public static Map<String, String> reasons() {
    Map<String, String> reasons = new HashMap<>();
    TABLE
        .lines()
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              reasons.put(line.substring(0, colon), line.substring(colon + 2));
            });
    return reasons;
  }
}
