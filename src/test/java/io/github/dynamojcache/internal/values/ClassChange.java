package io.github.dynamojcache.internal.values;

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
    return Stream.concat(
        Stream.of(plain(), types(), supertypes()).flatMap(List::stream), OtherClassChanges.all());
  }

  static ClassChange right(String title, String before, String after, String reads) {
    return new ClassChange(title, before, after, reads, null, "");
  }

  static ClassChange miss(String title, String before, String after, String words) {
    return new ClassChange(title, before, after, null, Reason.SHAPE, words);
  }

  static ClassChange missing(String title, String before, String after, String words) {
    return new ClassChange(title, before, after, null, Reason.CLASS_MISSING, words);
  }

  /** A plain class with these members, and the text of it. */
  static String plain(String members, String text) {
    return "public class V {" + members + SAMPLE + text(text) + "}";
  }

  static String text(String expression) {
    return " @Override public String toString() { return \"\" + " + expression + "; } ";
  }

  static String record(String components, String arguments) {
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
}
