package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.codec.KeyCodec;
import io.github.dynamojcache.internal.classes.ClassLookup;
import io.github.dynamojcache.internal.keys.CollectionForms.OfEntry;
import io.github.dynamojcache.internal.keys.CollectionForms.OfList;
import io.github.dynamojcache.internal.keys.CollectionForms.OfMap;
import io.github.dynamojcache.internal.keys.CollectionForms.OfOptional;
import io.github.dynamojcache.internal.keys.CollectionForms.OfSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Maps classes to forms, and tags to parsers. Tags are stored, so they must never change.
 * Thread-safe.
 */
final class KeyForms {

  private final ClassFinder classes;
  private final AtomForms atoms;
  private final List<KeyCodec<?>> declared;
  private final Map<String, KeyParser> parsers = new HashMap<>();
  private final Map<String, ArrayForm> arrays = new HashMap<>();
  private final Map<Class<?>, KeyForm> forms = new ConcurrentHashMap<>();
  private final OfList list = new OfList();
  private final OfSet set = new OfSet();
  private final OfMap map = new OfMap();
  private final OfEntry entry = new OfEntry();
  private final OfOptional optional = new OfOptional();
  private final KeyTrial.Codec trial =
      new KeyTrial.Codec() {
        @Override
        public String write(Object key) {
          return KeyWriter.forTrial(KeyForms.this, key.getClass()).write(key);
        }

        @Override
        public Object read(String text) {
          return new KeyReader(KeyForms.this, text).read();
        }

        @Override
        public KeyForm form(Class<?> type) {
          return of(type);
        }

        @Override
        public boolean mayKeep(Class<?> type) {
          return classes.owns(type);
        }
      };

  KeyForms(ClassFinder classes, List<KeyCodec<?>> declared) {
    this.classes = classes;
    this.atoms = new AtomForms(classes);
    ClassLookup lookup = classes.lookup();
    this.declared = List.copyOf(declared);
    addArrays();
    atoms.all().forEach(atom -> parsers.put(atom.tag(), atom));
    arrays.values().forEach(array -> parsers.put(array.tag(), array));
    parsers.put(TimestampForm.TAG, in -> TimestampForm.create().parse(in));
    parsers.put(EnumForm.TAG, in -> EnumForm.parse(in, classes));
    parsers.put(list.tag(), list);
    parsers.put(set.tag(), set);
    parsers.put(map.tag(), map);
    parsers.put(entry.tag(), entry);
    parsers.put(optional.tag(), optional);
    for (String tag : List.of(StructForm.RECORD, StructForm.VALUE_CLASS)) {
      parsers.put(tag, in -> StructForm.parse(tag, in, this));
    }
    for (ParameterKeyForm kind : ParameterKeyForm.values()) {
      parsers.put(kind.tag(), in -> kind.parse(in, lookup));
    }
    parsers.put(GuavaHashForm.TAG, in -> GuavaHashForm.parse(in, lookup));
    for (HibernateKeyForm kind : HibernateKeyForm.values()) {
      parsers.put(kind.tag(), in -> kind.parse(in, lookup));
    }
    parsers.put(HibernateQueryKeyForm.TAG, in -> HibernateQueryKeyForm.parse(in, lookup));
    this.declared.forEach(this::declare);
  }

  private void addArrays() {
    addArray("array", Object.class, String.class);
    addArray("bytes", byte.class, Byte.class);
    addArray("shorts", short.class, Short.class);
    addArray("ints", int.class, Integer.class);
    addArray("longs", long.class, Long.class);
    addArray("chars", char.class, Character.class);
    addArray("booleans", boolean.class, Boolean.class);
    addArray("floats", float.class, Float.class);
    addArray("doubles", double.class, Double.class);
  }

  private void addArray(String tag, Class<?> component, Class<?> boxed) {
    AtomForm<?> atom = atoms.of(boxed);
    if (atom != null) {
      arrays.put(component.getName(), new ArrayForm(tag, component, atom));
    }
  }

  private <T> void declare(KeyCodec<T> codec) {
    String tag = codec.tag();
    if (tag == null || codec.type() == null) {
      throw new IllegalArgumentException(
          "The KeyCodec " + codec.getClass().getName() + " returns null as its tag or its type");
    }
    if (!tag.matches("[A-Za-z]+")) {
      throw new IllegalArgumentException(
          "The tag '"
              + tag
              + "' of the KeyCodec for "
              + codec.type().getName()
              + " is not letters");
    }
    if (atoms.of(codec.type()) != null) {
      throw new IllegalArgumentException(
          codec.type().getName() + " has a canonical form already: no KeyCodec can replace it");
    }
    AtomForm<T> form = new AtomForm<>(tag, codec::toText, text -> key(codec, text));
    if (tag.equals("null") || parsers.putIfAbsent(tag, form) != null) {
      throw new IllegalArgumentException(
          "The tag '"
              + tag
              + "' of the KeyCodec for "
              + codec.type().getName()
              + " is in use already");
    }
  }

  /** Rejects null: inside a list, for example, it would look like a part that is null. */
  private static <T> T key(KeyCodec<T> codec, String text) {
    T key = codec.fromText(text);
    if (key == null) {
      throw new IllegalStateException(codec.getClass().getName() + " returned null");
    }
    return key;
  }

  ClassFinder classes() {
    return classes;
  }

  /**
   * Returns the parser for the text after a tag.
   *
   * @param tag the tag
   * @return its parser, or null when the tag is not known
   */
  @Nullable KeyParser parser(String tag) {
    return parsers.get(tag);
  }

  /**
   * Returns the form of a class.
   *
   * @param type the class of a key or of a part of one
   * @return its form, which may be one that refuses
   */
  KeyForm of(Class<?> type) {
    KeyForm form = forms.get(type);
    if (form == null) {
      form = create(type);
      // A refused class is not kept: it may be a lambda's class, and those are unlimited in number.
      if (!(form instanceof RefusedForm) && classes.owns(type)) {
        forms.put(type, form);
      }
    }
    return form;
  }

  /**
   * Returns the form of an array whose owner compares it by content.
   *
   * @param type an array class
   * @return its form
   */
  KeyForm ofArray(Class<?> type) {
    Class<?> component = type.getComponentType();
    String name = component.isPrimitive() ? component.getName() : Object.class.getName();
    ArrayForm form = arrays.get(name);
    return form != null ? form : of(type);
  }

  private KeyForm create(Class<?> type) {
    KeyForm form = declaredForm(type);
    if (form == null) {
      form = atoms.of(type);
    }
    if (form == null) {
      form = frameworkForm(type);
    }
    if (form == null) {
      form = structuralForm(type);
    }
    if (form == null) {
      form = named(type, ValueClass.form(type, trial));
    }
    return form;
  }

  /**
   * Checks a form that names its class in the text: a key that could not be read back is not
   * written.
   */
  private KeyForm named(Class<?> type, KeyForm form) {
    Class<?> written = form instanceof StructForm struct ? struct.type() : type;
    String objection = form instanceof RefusedForm ? null : classes.objection(written);
    return objection == null
        ? form
        : new RefusedForm("is a " + written.getName() + ", which " + objection);
  }

  private @Nullable KeyForm declaredForm(Class<?> type) {
    KeyCodec<?> nearest = null;
    for (KeyCodec<?> codec : declared) {
      if (codec.type() == type) {
        nearest = codec;
        break;
      }
      if (nearest == null && codec.type().isAssignableFrom(type)) {
        nearest = codec;
      }
    }
    return nearest == null ? null : new DeclaredForm(nearest);
  }

  private static @Nullable KeyForm frameworkForm(Class<?> type) {
    if (type.getName().equals(HibernateQueryKeyForm.CLASS)) {
      return HibernateQueryKeyForm.of(type);
    }
    if (GuavaHashForm.isFormOf(type)) {
      return new GuavaHashForm();
    }
    KeyForm form = ParameterKeyForm.of(type);
    return form != null ? form : HibernateKeyForm.of(type);
  }

  private @Nullable KeyForm structuralForm(Class<?> type) {
    if (Enum.class.isAssignableFrom(type)) {
      // A constant with a body has a class of its own; its superclass is the enum.
      Class<?> itself = type.isEnum() ? type : type.getSuperclass();
      return named(itself, new EnumForm(itself));
    }
    if (type.isArray()) {
      return new RefusedForm(
          "is an array, and no other array is ever equal to it. Use a List, or a record of one");
    }
    if (type.isRecord()) {
      return named(type, RecordClass.form(type, trial));
    }
    if (List.class.isAssignableFrom(type)) {
      return list;
    }
    if (Set.class.isAssignableFrom(type)) {
      return set;
    }
    if (Map.class.isAssignableFrom(type)) {
      return map;
    }
    if (Map.Entry.class.isAssignableFrom(type)) {
      return entry;
    }
    return type == Optional.class ? optional : null;
  }
}
