package io.github.dynamojcache.codec;

import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of a class between the application that wrote a value and the one that reads it. Both
 * versions are the body of a source file of package {@code app}, with a public class {@code V} that
 * has a static {@code sample()}.
 *
 * @param title what is changed
 * @param before the version that writes
 * @param after the version that reads
 * @param reads the text of what is read, or null when it is a miss
 * @param reason why it is a miss, or null
 * @param words what the message says of it
 */
record ClassChange(
    String title,
    String before,
    String after,
    @Nullable String reads,
    @Nullable Reason reason,
    String words) {

  private static final String SAMPLE = " public static Object sample() { return new V(); } ";

  @Override
  public String toString() {
    return title;
  }

  static Stream<ClassChange> all() {
    return Stream.of(plain(), types(), supertypes(), kinds(), records(), enums(), others())
        .flatMap(List::stream);
  }

  private static ClassChange right(String title, String before, String after, String reads) {
    return new ClassChange(title, before, after, reads, null, "");
  }

  private static ClassChange miss(String title, String before, String after, String words) {
    return new ClassChange(title, before, after, null, Reason.SHAPE, words);
  }

  private static ClassChange missing(String title, String before, String after, String words) {
    return new ClassChange(title, before, after, null, Reason.CLASS_MISSING, words);
  }

  /** A plain class with these members, and the text of it. */
  private static String plain(String members, String text) {
    return "public class V {" + members + SAMPLE + text(text) + "}";
  }

  private static String text(String expression) {
    return " @Override public String toString() { return \"\" + " + expression + "; } ";
  }

  private static String record(String components, String arguments) {
    return "public record V("
        + components
        + ") { public static Object sample() { return new V("
        + arguments
        + "); } }";
  }

  private static List<ClassChange> plain() {
    String one = plain("int a = 7;", "a");
    String two = plain("int a = 1; String b = \"b\";", "a + b");
    String shared = "Object o = new int[] {5}; ";
    return List.of(
        right("field added", one, two, "7b"),
        right("field removed", two, one, "1"),
        right(
            "field removed, another refers to its value",
            plain(shared + "Object p = o; Object q = p;", "q"),
            plain("Object p, q;", "(p == q) + \" \" + ((int[]) q)[0]"),
            "true 5"),
        right(
            "fields of every kind removed",
            plain(
                "boolean a = true; byte b = 1; char c = 'c'; short d = 1; int e = -300; long f ="
                    + " 1L << 40; float g = 1; double h = 2; String i = \"i\"; Integer j = 3;"
                    + " java.util.UUID k = new java.util.UUID(1, 2); byte[] l = {1, 2};"
                    + " java.util.List<String> m = java.util.List.of(\"m\"); Object n;"
                    + " java.time.Instant o = java.time.Instant.EPOCH; int z = 9;",
                "z"),
            plain("int z;", "z"),
            "9"),
        right("field made transient", two, plain("int a; transient String b;", "a + b"), "1null"),
        right("field made final", one, plain("final int a; V() { a = 1; }", "a"), "7"),
        miss(
            "field renamed",
            one,
            plain("int b = 1;", "b"),
            "app.V has changed: field `a` was removed, field `b` was added"),
        miss(
            "field added, no constructor without parameters",
            plain("int a = 7; V(Object o) {}", "a").replace("new V()", "new V(null)"),
            plain("int a; int b = 2; V(Object o) {}", "a").replace("new V()", "new V(null)"),
            "field `b` was added, and no constructor without parameters"),
        right(
            "field removed, no constructor without parameters",
            plain("int a = 7; int b = 2; V(Object o) {}", "a").replace("new V()", "new V(null)"),
            plain("int a; V(Object o) {}", "a").replace("new V()", "new V(null)"),
            "7"),
        missing(
            "field removed with its class",
            plain("int a = 7; Gone b = new Gone();", "a") + " class Gone {}",
            one,
            "class app.Gone is not on the class path"));
  }

  private static List<ClassChange> types() {
    return List.of(
        miss(
            "long became int",
            plain("long age = 7;", "age"),
            plain("int age;", "age"),
            "app.V has changed: field `age`: long became int"),
        miss(
            "int became long",
            plain("int age = 7;", "age"),
            plain("long age;", "age"),
            "field `age`: int became long"),
        miss(
            "int became Integer",
            plain("int age = 7;", "age"),
            plain("Integer age;", "age"),
            "field `age`: int became java.lang.Integer"),
        miss(
            "a text became a number, and it is null",
            plain("String age;", "age"),
            plain("Integer age;", "age"),
            "field `age`: java.lang.String became java.lang.Integer"),
        miss(
            "type argument changed",
            plain("java.util.List<Integer> ages = java.util.List.of(7);", "ages"),
            plain("java.util.List<Long> ages;", "ages"),
            "field `ages`: java.util.List<java.lang.Integer> became"
                + " java.util.List<java.lang.Long>"),
        right(
            "an Object of varying type, and a field added",
            plain("Object o = new Object[] {1, \"x\", 2L, null, 'c'};", "o"),
            plain("Object o; int n = 3;", "java.util.Arrays.toString((Object[]) o) + n"),
            "[1, x, 2, null, c]3"));
  }

  private static List<ClassChange> supertypes() {
    String base = " class A { int a = 1; } class B { int b = 2; } class N {} interface I {}";
    String inA = plain("int c = 3;", "c").replace("class V", "class V extends A") + base;
    String inB = plain("int c;", "c").replace("class V", "class V extends B") + base;
    String inN = plain("int c;", "c").replace("class V", "class V extends N") + base;
    String none = plain("int c = 3;", "c") + base;
    String generic = " class G<T> { T t; T get() { return t; } { t = (T) (Object) ";
    String inI = plain("int c = 3;", "c").replace("class V", "class V implements I") + base;
    return List.of(
        miss("superclass changed", inA, inB, "it is no longer a app.A, field `a` of app.A was"),
        miss("superclass removed", inA, none, "it is no longer a app.A"),
        right("superclass with a field added", none, inA, "3"),
        right("superclass without fields added", none, inN, "3"),
        right("interface added", none, inI, "3"),
        miss("interface removed", inI, none, "app.V has changed: it is no longer a app.I"),
        miss(
            "field moved up",
            plain("int a = 4, c = 3;", "c").replace("class V", "class V extends N") + base,
            plain("int c = 3;", "c").replace("class V", "class V extends N")
                + base.replace("class N {}", "class N { int a; }"),
            "field `a` was removed, field `a` of app.N was added"),
        miss(
            "type argument of a superclass changed",
            plain("", "get()").replace("class V", "class V extends G<Integer>")
                + generic
                + "7; } }",
            plain("", "get()").replace("class V", "class V extends G<Long>") + generic + "7L; } }",
            "it is no longer a app.G<java.lang.Integer>"),
        miss(
            "type of a list's elements changed",
            plain("V() { add(7); }", "get(0)")
                .replace("class V", "class V extends java.util.ArrayList<Integer>"),
            plain("V() {}", "get(0)")
                .replace("class V", "class V extends java.util.ArrayList<Long>"),
            "it is no longer a java.util.ArrayList<java.lang.Integer>"),
        right(
            "field added that hides an inherited one",
            inA,
            plain("int a = 9, c;", "a + \" \" + super.a + \" \" + c")
                    .replace("class V", "class V extends A")
                + base,
            "9 1 3"));
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
