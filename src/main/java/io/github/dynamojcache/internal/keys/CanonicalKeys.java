package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.codec.KeyCodec;
import io.github.dynamojcache.codec.UndecodableKeyException;
import io.github.dynamojcache.codec.UnsupportedKeyException;
import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.classes.ClassLookup;
import io.github.dynamojcache.internal.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Converts cache keys to canonical text and back. Keys that are {@code equals} have the same text,
 * which is the same in every JVM and never changes; unequal keys have different text: {@code 1},
 * {@code 1L} and {@code "1"} are three keys.
 *
 * <p>These keys have a built-in form: text, numbers, enums, UUID, java.time, collections, records,
 * value classes (final fields, and an {@code equals} that compares all of them exactly) and the
 * keys that Spring, Hibernate, Micronaut, Quarkus and the reference modules of JSR-107 make. At the
 * first use of a class its {@code equals} is verified and its key is read back; a class that cannot
 * be verified needs a {@link KeyCodec}. Thread-safe.
 */
public final class CanonicalKeys {

  /**
   * The longest canonical text, in bytes of UTF-8: a quarter of the 400 KB that DynamoDB allows an
   * item, so that most of the item is left for the value.
   */
  public static final int MAX_TEXT_BYTES = 100 * 1024;

  /**
   * The prefix of a digest. No canonical text begins with it, because a tag consists of letters. It
   * also differs from the sort key {@code #}.
   */
  private static final String DIGEST = "#sha256:";

  private static final int SURELY_SHORT = CanonicalKey.MAX_BYTES / 3 - 2;

  private final ClassFinder classes;
  private final List<KeyCodec<?>> declared;
  private volatile @Nullable KeyForms forms;

  /**
   * Creates the codec.
   *
   * @param loader finds the classes that stored keys name; the calling thread's loader and this
   *     library's are tried after it
   * @param declared the application's own codecs, may be empty
   * @throws IllegalArgumentException when a declared tag is not letters or is in use, or its class
   *     has a form that cannot be replaced
   */
  public CanonicalKeys(ClassLoader loader, List<KeyCodec<?>> declared) {
    this.classes = new ClassFinder(new ClassLookup(loader), ClassFilter.NONE);
    this.declared = List.copyOf(declared);
    if (!declared.isEmpty()) {
      this.forms = new KeyForms(classes, this.declared); // reports invalid codecs now
    }
  }

  private CanonicalKeys(ClassFinder classes, List<KeyCodec<?>> declared) {
    this.classes = classes;
    this.declared = declared;
  }

  /**
   * Returns the same codec with a filter: only classes that it accepts are written or read by name.
   * Text, numbers, collections and classes that have a {@link KeyCodec} are written without a class
   * name.
   *
   * @param filter decides which enums, records and value classes keys may consist of
   * @return a codec for the keys of one cache
   */
  public CanonicalKeys behind(ClassFilter filter) {
    return new CanonicalKeys(new ClassFinder(classes.lookup(), filter), declared);
  }

  /** Created for the first key that needs them: texts and numbers, the usual keys, do not. */
  private KeyForms forms() {
    KeyForms made = forms;
    if (made == null) {
      made = new KeyForms(classes, declared);
      forms = made; // two threads may both make them: the results are equivalent
    }
    return made;
  }

  /**
   * Returns the canonical form of a key.
   *
   * @param key the key, never null
   * @return its form
   * @throws UnsupportedKeyException when its class, or that of something in it, has no canonical
   *     form, or the text is longer than {@value #MAX_TEXT_BYTES} bytes
   */
  public CanonicalKey encode(Object key) {
    Objects.requireNonNull(key, "key");
    if (key instanceof String text) {
      if (text.length() <= SURELY_SHORT && isPlain(text)) {
        return new CanonicalKey("s:".concat(text), null);
      }
    } else if (key instanceof Integer) {
      return new CanonicalKey("i:" + key, null);
    } else if (key instanceof Long) {
      return new CanonicalKey("l:" + key, null);
    } else if (key instanceof UUID) {
      return new CanonicalKey("u:" + key, null);
    }
    return encodeAny(key);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private CanonicalKey encodeAny(Object key) {
    KeyWriter writer = new KeyWriter(forms(), key.getClass());
    String text = write(key, writer);
    int bytes = Utf8.length(text);
    if (bytes <= CanonicalKey.MAX_BYTES) {
      return new CanonicalKey(text, null);
    }
    if (bytes > MAX_TEXT_BYTES) {
      throw writer.tooLong(bytes);
    }
    return new CanonicalKey(DIGEST + sha256(text), text);
  }

  private static String write(Object key, KeyWriter writer) {
    try {
      return writer.write(key);
    } catch (UnsupportedKeyException e) {
      throw e;
    } catch (Exception | LinkageError e) { // from the application's code, including checked ones
      // For example a collection that cannot be iterated, or a lazy part that cannot be loaded.
      throw writer.refuse("cannot be read: " + e.getClass().getName(), e);
    }
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /**
   * Returns the key of a canonical text.
   *
   * @param canonicalText a whole text, as {@link CanonicalKey#text()} returns it: not a digest
   * @return a key that equals the one from which the text was made, with the same hash code
   * @throws UndecodableKeyException when the text is not a canonical one, or the class it names is
   *     missing or has changed
   */
  public Object decode(String canonicalText) {
    return new KeyReader(forms(), canonicalText).read();
  }

  /**
   * Returns the key of an item.
   *
   * @param stored the key as the item holds it
   * @param declared the type of the cache's keys
   * @return a key that equals the one that was stored; of the declared type, if it is a collection
   *     that can be converted to it
   * @throws UndecodableKeyException when the key cannot be read for certain
   */
  public Object decode(CanonicalKey stored, Class<?> declared) {
    String whole = stored.whole();
    if (whole != null && !stored.sortKey().equals(DIGEST + sha256(whole))) {
      throw new UndecodableKeyException("its item says that it is another key", null);
    }
    Object key = decode(stored.text());
    if (declared.isInstance(key) || !(key instanceof Collection<?> || key instanceof Map<?, ?>)) {
      return key;
    }
    try {
      return Objects.requireNonNull(DeclaredCollections.fitting(key, declared, declared));
    } catch (Exception | LinkageError e) {
      throw new UndecodableKeyException(
          "its elements do not fit into a " + declared.getName() + ": " + e.getClass().getName(),
          e);
    }
  }
}
