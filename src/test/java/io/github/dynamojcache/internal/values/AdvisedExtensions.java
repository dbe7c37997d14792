package io.github.dynamojcache.internal.values;

import java.awt.Point;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.security.BasicPermission;
import java.util.Date;
import java.util.EventObject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import javax.naming.CompositeName;
import javax.naming.InvalidNameException;

/** An application's classes over classes of the JDK. */
@SuppressWarnings({"serial", "unused", "UnusedMethod", "EffectivelyPrivate"})
final class AdvisedExtensions {

  private AdvisedExtensions() {}

  static final class OwnLevel extends Level {
    private static final long serialVersionUID = 1L;

    OwnLevel() {
      super("OWN", 5);
    }
  }

  static final class OwnRecord extends LogRecord {
    private static final long serialVersionUID = 1L;

    OwnRecord() {
      super(Level.INFO, "own");
    }
  }

  static final class OwnPoint extends Point {
    private static final long serialVersionUID = 1L;
  }

  static final class OwnName extends CompositeName {
    private static final long serialVersionUID = 1L;

    OwnName() throws InvalidNameException {
      super("a/b");
    }
  }

  static final class OwnPermission extends BasicPermission {
    private static final long serialVersionUID = 1L;

    OwnPermission() {
      super("own");
    }
  }

  static final class OwnEvent extends EventObject {
    private static final long serialVersionUID = 1L;

    OwnEvent() {
      super("source");
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
    }
  }

  static final class OwnDate extends Date {
    private static final long serialVersionUID = 1L;

    private Object readResolve() {
      return this;
    }
  }

  static final class OwnMap extends ConcurrentHashMap<String, Object> {
    private static final long serialVersionUID = 1L;
    transient String name = "n";

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      name = "read";
    }
  }

  static final class OwnFailure extends Exception {
    private static final long serialVersionUID = 1L;
    transient Object detail = new Object();

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      detail = new Object();
    }
  }
}
