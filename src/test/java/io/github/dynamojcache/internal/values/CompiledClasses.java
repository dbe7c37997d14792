package io.github.dynamojcache.internal.values;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/**
 * A class that stands on no class path: compiled on the spot, seen by a loader of its own.
 * Compiling another source of the same name into another folder is a new version of the
 * application.
 */
public record CompiledClasses(URLClassLoader loader) implements AutoCloseable {

  /**
   * Compiles a class.
   *
   * @param folder an empty folder
   * @param className the name of the class
   * @param source all of its file
   * @return the class, and what else the file has
   * @throws IOException when the folder cannot be written to
   */
  public static CompiledClasses compile(Path folder, String className, String source)
      throws IOException {
    Path file = Files.writeString(folder.resolve(simpleName(className) + ".java"), source);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", classes.toString(), file.toString());
    if (result != 0) {
      throw new IllegalArgumentException("the source of " + className + " does not compile");
    }
    return new CompiledClasses(
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, CompiledClasses.class.getClassLoader()));
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /**
   * Calls a static method that takes nothing.
   *
   * @param className the class
   * @param staticMethod the method
   * @return what it returns
   * @throws ReflectiveOperationException when there is no such method, or it throws
   */
  public Object call(String className, String staticMethod) throws ReflectiveOperationException {
    return loader.loadClass(className).getMethod(staticMethod).invoke(null);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
