package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.codec.KeyCodec;
import java.util.Locale;

/**
 * The form of a class whose keys are refused.
 *
 * @param whyAndRemedy the message for the user, as the rest of a sentence
 */
record RefusedForm(String whyAndRemedy) implements KeyForm {

  /** The remedy for a class that has no useful equality. */
  static final String REMEDY = "Make it a record, or declare a KeyCodec for it";

  @Override
  public String tag() {
    return "";
  }

  @Override
  public void write(Object key, KeyWriter out) {
    throw out.refuse(whyAndRemedy, null);
  }

  /**
   * Returns the remedy for a class whose equality cannot be verified.
   *
   * @param type the class
   * @return a sentence with the lines of a {@link KeyCodec}
   */
  static String codecFor(Class<?> type) {
    String name = type.getCanonicalName() == null ? type.getName() : type.getCanonicalName();
    String simple = type.getSimpleName();
    return "Declare a KeyCodec for it, named in META-INF/services/"
        + KeyCodec.class.getName()
        + ":\n"
        + String.join(
            "\n",
            "public final class " + simple + "Codec implements " + KeyCodec.class.getName(),
            "    <" + name + "> {",
            "  public Class<" + name + "> type() { return " + name + ".class; }",
            "  public String tag() { return \"" + tag(simple) + "\"; }",
            "  // The same text exactly for keys that are equal.",
            "  public String toText(" + name + " key) { return ...; }",
            "  public " + name + " fromText(String text) { return ...; }",
            "}")
        + "\n";
  }

  private static String tag(String simpleName) {
    String letters = simpleName.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    return letters.isEmpty() ? "own" : "own" + letters;
  }
}
