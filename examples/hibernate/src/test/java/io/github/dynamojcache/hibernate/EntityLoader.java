package io.github.dynamojcache.hibernate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.bytecode.enhance.spi.DefaultEnhancementContext;
import org.hibernate.bytecode.enhance.spi.Enhancer;
import org.hibernate.bytecode.internal.BytecodeProviderInitiator;

/**
 * Loads some classes anew, as another JVM does. It can enhance them on the way, which is what
 * Hibernate's build plugin does.
 */
final class EntityLoader extends ClassLoader {

  private final Set<String> anew;
  private final boolean enhanced;

  EntityLoader(boolean enhanced, Class<?>... anew) {
    super(EntityLoader.class.getClassLoader());
    this.anew = Arrays.stream(anew).map(Class::getName).collect(Collectors.toSet());
    this.enhanced = enhanced;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return anew.contains(name) ? define(name) : super.loadClass(name, resolve);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      byte[] bytes = file.readAllBytes();
      byte[] better = enhanced ? enhancer().enhance(name, bytes) : null;
      byte[] chosen = better == null ? bytes : better;
      return defineClass(name, chosen, 0, chosen.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private Enhancer enhancer() {
    return BytecodeProviderInitiator.buildDefaultBytecodeProvider()
        .getEnhancer(
            new DefaultEnhancementContext() {
              @Override
              public ClassLoader getLoadingClassLoader() {
                return getParent();
              }
            });
  }
}
