package io.github.dynamojcache.internal.values;

import static io.github.dynamojcache.internal.values.ClassChange.miss;
import static io.github.dynamojcache.internal.values.ClassChange.missing;
import static io.github.dynamojcache.internal.values.ClassChange.plain;
import static io.github.dynamojcache.internal.values.ClassChange.record;
import static io.github.dynamojcache.internal.values.ClassChange.right;
import static io.github.dynamojcache.internal.values.ClassChange.text;

import java.util.List;
import java.util.stream.Stream;

/** The changes of records, enums and exceptions, and from one kind of class to another. */
final class OtherClassChanges {

  private OtherClassChanges() {}

  static Stream<ClassChange> all() {
    return Stream.of(kinds(), records(), enums(), others()).flatMap(List::stream);
  }

  private static List<ClassChange> kinds() {
    String one = plain("int a = 7;", "a");
    String asRecord = record("int a", "7");
    String asEnum = "public enum V { LOW; public static Object sample() { return LOW; } }";
    String asList =
        "public class V extends java.util.ArrayList<String> { public V() {}"
            + " public static Object sample() { return new V(); } }";
    String asMap =
        "public class V extends java.util.HashMap<String, String> { public V() {}"
            + " public static Object sample() { return new V(); } }";
    String asException =
        "public class V extends Exception { public V(String m) { super(m); }"
            + " public static Object sample() { return new V(\"m\"); } }";
    String withInstance =
        plain("int a; public static final V INSTANCE = new V(); public V() {}", "a");
    return List.of(
        miss("class became record", one, asRecord, "app.V was a plain class and is now a record"),
        miss("record became class", asRecord, one, "app.V was a record and is now a plain class"),
        miss("class became enum", one, asEnum, "is now an enum"),
        miss("enum became class", asEnum, one, "was an enum"),
        miss("enum became record", asEnum, asRecord, "was an enum and is now a record"),
        miss("class became list", one, asList, "is now a collection"),
        miss("list became map", asList, asMap, "was a collection and is now a map"),
        miss("list became class", asList, one, "was a collection"),
        miss("class became exception", one, asException, "is now an exception"),
        miss("class gained an INSTANCE", one, withInstance, "is now a class with an INSTANCE"),
        miss("class lost its INSTANCE", withInstance, one, "was a class with an INSTANCE"));
  }

  private static List<ClassChange> records() {
    String two = record("int a, int b", "1, 2");
    String holder =
        record(
                "P p, java.util.List<P> l, P[] s",
                "new P(5), java.util.List.of(new P(6)), new P[] {new P(7)}")
            .replace(
                "{ public static",
                "{ public String toString() { return p + \" \" + l + \" \" + s[0]; } public"
                    + " static");
    String open =
        " class P { int n; P(int n) { this.n = n; } public String toString() { return \"\" + n; }"
            + " }";
    String closed = " final" + open;
    return List.of(
        miss("component removed", two, record("int a", "1"), "component `b` was removed"),
        miss("component added", record("int a", "1"), two, "component `b` was added"),
        miss(
            "component renamed",
            two,
            record("int a, int c", "1, 2"),
            "app.V has changed: component `b` was removed, component `c` was added"),
        miss(
            "component retyped with fitting bytes",
            two,
            record("int a, long b", "1, 2"),
            "app.V has changed: component `b`: int became long"),
        miss(
            "component's type argument changed",
            record("java.util.List<Integer> a", "java.util.List.of(1)"),
            record("java.util.List<Long> a", "null"),
            "component `a`: java.util.List<java.lang.Integer> became"),
        right("components reordered", two, record("int b, int a", "1, 2"), "V[b=2, a=1]"),
        right("class of a component made final", holder + open, holder + closed, "5 [6] 7"),
        right("class of a component no longer final", holder + closed, holder + open, "5 [6] 7"),
        miss(
            "class of a component changed",
            holder + open,
            holder + open.replace("int n;", "String t; int n;"),
            "app.P has changed: field `t` was added"),
        miss(
            "constructor refuses what it took",
            record("int a", "1"),
            record("int a", "2")
                .replace(
                    "{ public",
                    "{ public V { if (a < 2) throw new IllegalStateException(\"a=\" + a); }"
                        + " public"),
            "app.V has a constructor that does not take what was stored"
                + " (java.lang.IllegalStateException)"));
  }

  private static List<ClassChange> enums() {
    String levels =
        record(
                "L l, java.util.Set<L> s, java.util.Map<L, Integer> m, L[] a",
                "L.B, java.util.EnumSet.of(L.B), new java.util.EnumMap<>(java.util.Map.of(L.B, 1)),"
                    + " new L[] {L.B}")
            .replace(
                "{ public static",
                "{ public String toString() { return \"\" + l + s + m + a[0]; } public static");
    String three = levels + " enum L { A, B, C }";
    return List.of(
        right("constant inserted", three, levels + " enum L { Z, A, B, C }", "B[B]{B=1}B"),
        right("constants reordered", three, levels + " enum L { C, B, A }", "B[B]{B=1}B"),
        right("another constant removed", three, levels + " enum L { B }", "B[B]{B=1}B"),
        right("constant with a body", three, levels + " enum L { A, B { } }", "B[B]{B=1}B"),
        right("constant without its body", levels + " enum L { B { } }", three, "B[B]{B=1}B"),
        right("enum with a field", three, levels + " enum L { A, B; int n = 3; }", "B[B]{B=1}B"),
        miss(
            "constant removed",
            three,
            levels.replace("L.B", "L.A") + " enum L { A, C }",
            "app.L has changed: constant `B` was removed"),
        missing(
            "enum moved",
            record("Object l", "L.B") + " enum L { A, B }",
            record("Object l", "W.L.B") + " class W { enum L { A, B } }",
            "class app.L is not on the class path"));
  }

  private static List<ClassChange> others() {
    String shop =
        "public class V extends Exception { int code = 3; public V(String m) { super(m); }"
            + " public static Object sample() { return new V(\"m\"); }"
            + text("getMessage() + code")
            + "}";
    String item =
        plain("Object i = new Inner();", "i")
            + " class Inner { public String toString() { return \"i\"; } }";
    return List.of(
        right("exception with a field", shop, shop, "m3"),
        miss(
            "field of an exception removed",
            shop,
            shop.replace("int code = 3;", "static int code;"),
            "field `code` was removed"),
        miss(
            "field of an exception added",
            shop,
            shop.replace("int code", "int n; int code"),
            "field `n` was added"),
        miss(
            "exception lost its constructor",
            shop,
            shop.replace("super(m)", "super(\"n\")").replace("new V(\"m\")", "new V(\"n\")"),
            "app.V has changed: it no longer has a constructor for its message"),
        missing(
            "class renamed",
            item,
            item.replace("Inner", "Other"),
            "class app.Inner is not on the class path"),
        missing(
            "class moved",
            item,
            item.replace("new Inner()", "new W.Inner()")
                    .replace(" class Inner", " class W { static class Inner")
                + "}",
            "class app.Inner is not on the class path"));
  }
}
