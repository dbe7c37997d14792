package io.github.dynamojcache.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its {@link LocalDynamo} as a parameter. One server is started for the whole run,
 * when it is first asked for, and closed at its end.
 */
public final class LocalDynamoExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(LocalDynamoExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalDynamo.class;
  }

  @Override
  public LocalDynamo resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return server(context);
  }

  /**
   * The server of this run, for other extensions.
   *
   * @param context of the test or its class
   * @return the same instance for all
   */
  public static LocalDynamo server(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(LocalDynamo.class, type -> LocalDynamo.start(), LocalDynamo.class);
  }
}
