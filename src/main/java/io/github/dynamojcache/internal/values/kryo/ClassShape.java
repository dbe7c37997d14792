package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.KryoException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the stored bytes of a class's objects depend on, as a value tells it once for each class in
 * it. Two classes of one shape read each other's bytes rightly.
 *
 * @param kind how objects are written
 * @param supertypes the names of what the class extends and implements, sorted
 * @param parts what is written of an object, in this order
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
    /** The same, and before them whether it is the class's {@code INSTANCE}. */
    SINGLETON('S', "a class with an INSTANCE"),
    /** What an exception tells, and its own fields. */
    THROWABLE('T', "an exception"),
    /** The name of a constant. */
    ENUM('E', "an enum"),
    /** Elements. */
    COLLECTION('C', "a collection"),
    /** Keys and values. */
    MAP('M', "a map"),
    /** One of the class's constants by the name of its field, or what else the class has. */
    CONSTANTS('N', "a class with constants"),
    /** What the class's own serialization methods write. */
    CONTRACT('H', "a class with serialization methods"),
    /** The bytes of Java serialization, for a class that extends a closed one of the JDK. */
    SERIALIZED('J', "a class that extends a serializable class of the JDK"),
    /** What the class's surrogate makes of it. */
    SURROGATE('P', "a class with a surrogate"),
    /** Something else, which its supertype decides. */
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
     * Returns whether another part is this one, be it of another type.
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
   * @throws RefusedClassException when a name cannot stand in it
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
   * @throws KryoException when it is no such text
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
