package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.internal.classes.ClassLookup;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's key of a query's result: SQL, limit, enabled filters, parameter values.
 *
 * @param type the class of the key
 */
record HibernateQueryKeyForm(FrameworkClass type) implements KeyForm {

  static final String CLASS = "org.hibernate.cache.spi.QueryKey";
  static final String TAG = "hq";

  private static final String PARAMETERS =
      "org.hibernate.query.internal.QueryParameterBindingsImpl$ParameterBindingsMementoImpl";

  static KeyForm of(Class<?> type) {
    FrameworkClass known =
        FrameworkClass.of(
            type,
            Set.of(
                "sqlQueryString",
                "parameterBindingsMemento",
                "firstRow",
                "maxRows",
                "enabledFilterNames",
                "hashCode"));
    return known == null ? FrameworkClass.unknownVersion(type) : new HibernateQueryKeyForm(known);
  }

  @Override
  public String tag() {
    return TAG;
  }

  @Override
  public void write(Object key, KeyWriter out) {
    out.raw("[");
    out.part("sql", type.get(key, "sqlQueryString"));
    out.raw(",");
    out.part("firstRow", type.get(key, "firstRow"));
    out.raw(",");
    out.part("maxRows", type.get(key, "maxRows"));
    out.raw(",");
    out.deepPart("enabledFilterNames", type.get(key, "enabledFilterNames"));
    out.raw(",");
    out.deepPart("parameters", parameters(type.get(key, "parameterBindingsMemento"), out));
    out.raw("]");
  }

  private static @Nullable Object parameters(@Nullable Object memento, KeyWriter out) {
    FrameworkClass known =
        memento == null || !memento.getClass().getName().equals(PARAMETERS)
            ? null
            : FrameworkClass.of(memento.getClass(), Set.of("values", "hashCode"));
    if (memento == null || known == null) {
      throw out.refuse(
          "holds parameters in an unknown class. Keep the query cache in another"
              + " provider, or switch it off",
          null);
    }
    return known.get(memento, "values");
  }

  static Object parse(KeyReader in, ClassLookup lookup) {
    List<@Nullable Object> parts = CollectionForms.parts(in, '[', ']');
    if (parts.size() != 5
        || !(parts.get(3) instanceof Object[] filters)
        || !(parts.get(4) instanceof Object[] values)) {
      throw in.fail("is no query key", null);
    }
    Object memento =
        FrameworkClass.create(
            ClassNames.load(PARAMETERS, lookup),
            2,
            int.class,
            values,
            HibernateKeyForm.sequenceHash(0, values));
    return FrameworkClass.create(
        ClassNames.load(CLASS, lookup),
        5,
        Set.class,
        parts.get(0),
        memento,
        parts.get(1),
        parts.get(2),
        new LinkedHashSet<>(Arrays.asList(filters)));
  }
}
