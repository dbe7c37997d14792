package io.github.dynamojcache.internal.values.json;

import io.github.dynamojcache.internal.classes.RuntimeClasses;
import java.io.Serial;
import java.lang.reflect.Proxy;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** Refuses proxies: their fields do not hold the state of the object they represent. */
final class NoProxies extends ValueSerializerModifier {

  @Serial private static final long serialVersionUID = 1L;

  @Override
  public List<BeanPropertyWriter> changeProperties(
      SerializationConfig config,
      BeanDescription.Supplier bean,
      List<BeanPropertyWriter> properties) {
    Class<?> type = bean.getBeanClass();
    if (Proxy.isProxyClass(type) || RuntimeClasses.areProxies(type)) {
      throw InvalidDefinitionException.from(
          (JsonGenerator) null,
          type.getName()
              + " is a proxy that was made when the program ran. Store the object behind it",
          bean.getType());
    }
    return properties;
  }
}
