package io.github.dynamojcache.docs;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a Java snippet: whole types as they are, statements in a method around them. */
final class SnippetCompiler {

  /** What a reader takes for granted in a fragment. */
  private static final List<String> USUAL_IMPORTS =
      List.of(
          "java.util.*",
          "javax.cache.*",
          "javax.cache.configuration.*",
          "javax.cache.expiry.*",
          "io.github.dynamojcache.*");

  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:public |final |abstract )*(?:class|record|interface|enum) (\\w+)",
          Pattern.MULTILINE);

  private SnippetCompiler() {}

  /**
   * Compiles a block.
   *
   * @param classes where the class files go
   * @return what the compiler complains of, empty when of nothing
   */
  static String compile(Guide.Block block, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of("-proc:none", "-classpath", classPath(), "-d", classes.toString());
    compiler
        .getTask(null, null, found, options, null, List.of(new Source(name(block), unit(block))))
        .call();
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }

  private static String name(Guide.Block block) {
    return TYPE.matcher(block.text())
        .results()
        .filter(match -> match.group().startsWith("public "))
        .map(match -> match.group(1))
        .findFirst()
        .orElse("Snippet");
  }

  private static String unit(Guide.Block block) {
    StringBuilder unit = new StringBuilder();
    USUAL_IMPORTS.forEach(name -> unit.append("import ").append(name).append(";\n"));
    List<String> imports = block.text().lines().filter(SnippetCompiler::isImport).toList();
    imports.forEach(line -> unit.append(line).append('\n'));
    String rest =
        block.text().lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n"));
    return TYPE.matcher(rest).find()
        ? unit.append(rest).toString()
        : unit.append(
                "class Snippet {\nvoid snippet(%s) throws Exception {\n".formatted(block.given()))
            .append(rest)
            .append("\n}}")
            .toString();
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }

  /** Surefire may start the tests from a jar that holds nothing but a manifest. */
  private static String classPath() {
    String ofTests = System.getProperty("surefire.test.class.path");
    return ofTests != null ? ofTests : System.getProperty("java.class.path");
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
