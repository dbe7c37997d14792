package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.KryoException;
import java.util.ArrayList;
import java.util.List;

/**
 * The properties of a class on which the stored bytes of its objects depend; a value contains them
 * once for each of its classes. Two classes with the same shape read each other's bytes correctly.
 *
 * @param kind how objects are written
 * @param supertypes the names of the superclasses and interfaces, sorted
 * @param parts the parts of an object that are written, in this order
 */
record ClassShape(Kind kind, List<String> supertypes, List<Part> parts) {

  private static final char SUPERTYPE = '|';
  private static final char OWNER = '/';
  private static final char PART = ';';
  private static final char TYPE = ':';

  /** How objects are written. The letters are stored. */
  enum Kind {
    /** The components of a record. */
    RECORD('R', "a record"),
    /** The fields of a class. */
    FIELDS('F', "a plain class"),
    /** The fields of a class, preceded by whether the object is the class's {@code INSTANCE}. */
    SINGLETON('S', "a class with an INSTANCE"),
    /** The properties of an exception, and its own fields. */
    THROWABLE('T', "an exception"),
    /** The name of a constant. */
    ENUM('E', "an enum"),
    /** Elements. */
    COLLECTION('C', "a collection"),
    /** Keys and values. */
    MAP('M', "a map"),
    /**
     * The name of the field that holds one of the class's constants, or the object as the class is
     * written otherwise.
     */
    CONSTANTS('N', "a class with constants"),
    /** The data that the class's own serialization methods write. */
    CONTRACT('H', "a class with serialization methods"),
    /**
     * The bytes of Java serialization, for a class that extends one of the JDK with inaccessible
     * fields.
     */
    SERIALIZED('J', "a class that extends a serializable class of the JDK"),
    /** The object that the class's surrogate stores. */
    SURROGATE('P', "a class with a surrogate"),
    /** Another form, determined by its supertype. */
    OTHER('X', "a class with a form of its own");

    private final char letter;
    private final String words;

    Kind(char letter, String words) {
      this.letter = letter;
      this.words = words;
    }

    String words() {
      return words;
    }

    private static Kind of(char letter) {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new KryoException("no shape begins with this letter");
    }
  }

  /**
   * A field or a component.
   *
   * @param owner the name of the class that declares it
   * @param name its name
   * @param type its declared type, with type arguments
   */
  record Part(String owner, String name, String type) {

    /**
     * Returns whether another part has the same owner and name, even with another type.
     *
     * @param other a part of the same class in another version
     */
    boolean isNamedAs(Part other) {
      return name.equals(other.name) && owner.equals(other.owner);
    }
  }

  /**
   * Returns the text that is stored.
   *
   * @param className the name of the class
   * @return a text from which {@link #parse} makes an equal shape
   * @throws RefusedClassException when the text cannot contain one of the names
   */
  String text(String className) {
    TypeText types = new TypeText(className);
    StringBuilder text = new StringBuilder().append(kind.letter);
    for (String supertype : supertypes) {
      text.append(SUPERTYPE).append(checked(className, types.shorten(supertype)));
    }
    String owner = className;
    for (Part part : parts) {
      if (!part.owner.equals(owner)) {
        owner = part.owner;
        text.append(OWNER).append(checked(className, types.shorten(owner)));
      }
      text.append(PART).append(checked(className, part.name));
      text.append(TYPE).append(checked(className, types.shorten(part.type)));
    }
    return text.toString();
  }

  private static String checked(String className, String name) {
    for (int i = 0; i < name.length(); i++) {
      if (isMark(name.charAt(i)) || name.charAt(i) == TYPE) {
        throw new RefusedClassException(
            className, "has a member whose name no Java program could write. Rename it");
      }
    }
    return name;
  }

  private static boolean isMark(char c) {
    return c == SUPERTYPE || c == OWNER || c == PART;
  }

  /**
   * Reads a stored text.
   *
   * @param text the text
   * @param className the name of the class
   * @return the shape that the class had
   * @throws KryoException when it is not such a text
   */
  static ClassShape parse(String text, String className) {
    if (text.isEmpty()) {
      throw new KryoException("a shape is missing");
    }
    TypeText types = new TypeText(className);
    List<String> supertypes = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    String owner = className;
    int end;
    for (int at = 1; at < text.length(); at = end) {
      end = at + 1;
      while (end < text.length() && !isMark(text.charAt(end))) {
        end++;
      }
      String chunk = text.substring(at + 1, end);
      switch (text.charAt(at)) {
        case SUPERTYPE -> supertypes.add(types.expand(chunk));
        case OWNER -> owner = types.expand(chunk);
        case PART -> parts.add(part(owner, chunk, types));
        default -> throw new KryoException("a shape cannot be read");
      }
    }
    return new ClassShape(Kind.of(text.charAt(0)), supertypes, parts);
  }

  private static Part part(String owner, String chunk, TypeText types) {
    int colon = chunk.indexOf(TYPE);
    if (colon < 0) {
      throw new KryoException("a shape has a part without a type");
    }
    return new Part(owner, chunk.substring(0, colon), types.expand(chunk.substring(colon + 1)));
  }
}
