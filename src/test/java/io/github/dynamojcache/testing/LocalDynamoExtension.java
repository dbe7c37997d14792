package io.github.dynamojcache.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its {@link LocalDynamo} as a parameter. One server is started for the whole JVM,
 * when it is first asked for, and ends with it.
 */
public final class LocalDynamoExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalDynamo.class;
  }

  @Override
  public LocalDynamo resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return server();
  }

  /**
   * The server of this JVM, for other extensions.
   *
   * @return the same instance for all
   */
  public static LocalDynamo server() {
    return OfThisJvm.SERVER;
  }

  /**
   * Not in the store of a JUnit session: where tests run in several JVMs at a time, each class is a
   * session of its own, and would start a server of its own.
   */
  private static final class OfThisJvm {
    static final LocalDynamo SERVER = LocalDynamo.start();
  }
}
