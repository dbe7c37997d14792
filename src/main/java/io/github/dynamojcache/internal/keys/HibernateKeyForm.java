package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.internal.classes.ClassLookup;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's keys of entities, collections and natural identifiers: entity or role name, tenant,
 * identifier. The hash code that they store is not part of the text, because the hash code of an
 * enum differs between JVMs. It is computed again when a key is read, as Hibernate's basic and
 * composite types do.
 */
enum HibernateKeyForm {
  BASIC("h", "BasicCacheKeyImplementation", "id", "entityOrRoleName"),
  TENANT_OR_COMPOSITE("hk", "CacheKeyImplementation", "id", "entityOrRoleName"),
  NATURAL_ID("hn", "NaturalIdCacheKey", "naturalIdValues", "entityName");

  private static final String PACKAGE = "org.hibernate.cache.internal.";

  private final String tag;
  private final String className;
  private final String id;
  private final String role;

  HibernateKeyForm(String tag, String simpleName, String id, String role) {
    this.tag = tag;
    this.className = PACKAGE + simpleName;
    this.id = id;
    this.role = role;
  }

  /**
   * Returns the form of a class.
   *
   * @param type any class
   * @return its form, or null when it is not one of these
   */
  static @Nullable KeyForm of(Class<?> type) {
    for (HibernateKeyForm kind : values()) {
      if (kind.className.equals(type.getName())) {
        FrameworkClass known = FrameworkClass.of(type, kind.fields());
        return known == null ? FrameworkClass.unknownVersion(type) : new Form(kind, known);
      }
    }
    return null;
  }

  private Set<String> fields() {
    return switch (this) {
      case BASIC -> Set.of(id, role, "hashCode");
      case TENANT_OR_COMPOSITE -> Set.of(id, role, "tenantId", "hashCode", "requiresDeepEquals");
      case NATURAL_ID -> Set.of(id, role, "tenantId", "hashCode");
    };
  }

  String tag() {
    return tag;
  }

  private record Form(HibernateKeyForm kind, FrameworkClass type) implements KeyForm {

    @Override
    public String tag() {
      return kind.tag;
    }

    @Override
    public void write(Object key, KeyWriter out) {
      out.raw(":");
      out.name(String.valueOf(type.get(key, kind.role)));
      if (kind != BASIC && type.get(key, "tenantId") instanceof String tenant) {
        out.raw("@");
        out.name(tenant);
      }
      out.raw("#");
      Object id = type.get(key, kind.id);
      if (kind == BASIC) {
        out.part("id", id);
      } else {
        out.deepPart("id", id);
      }
    }
  }

  Object parse(KeyReader in, ClassLookup lookup) {
    in.expect(':');
    String roleName = in.name();
    String tenant = in.accept('@') ? in.name() : null;
    in.expect('#');
    Object key = in.part();
    if (key == null) {
      throw in.fail("has no identifier", null);
    }
    Class<?> type = ClassNames.load(className, lookup);
    int hash = hash(key, tenant);
    return this == BASIC
        ? FrameworkClass.create(type, 3, int.class, key, roleName, hash)
        : FrameworkClass.create(type, 4, int.class, key, roleName, tenant, hash);
  }

  private int hash(Object key, @Nullable String tenant) {
    int tenantHash = tenant == null ? 0 : tenant.hashCode();
    return switch (this) {
      case BASIC -> key.hashCode();
      case TENANT_OR_COMPOSITE -> 31 * idHash(key) + tenantHash;
      case NATURAL_ID -> sequenceHash(tenantHash, key);
    };
  }

  /** Computes the hash code as Hibernate's component types do. */
  private static int idHash(Object id) {
    if (!(id instanceof Object[] parts)) {
      return valueHash(id);
    }
    int hash = 17;
    for (Object part : parts) {
      hash = hash * 37 + (part == null ? 0 : idHash(part));
    }
    return hash;
  }

  /** Computes the hash code as Hibernate does for natural identifiers and query parameters. */
  static int sequenceHash(int first, Object values) {
    int hash = first;
    for (Object value : values instanceof Object[] array ? array : new Object[] {values}) {
      hash = hash * 37 + (value == null ? 0 : valueHash(value));
    }
    return hash;
  }

  static int valueHash(Object value) {
    return value instanceof byte[] bytes ? Arrays.hashCode(bytes) : value.hashCode();
  }
}
