package io.github.dynamojcache.internal.values.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.math.BigDecimal;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.TypeFactory;

/** The Jackson mapper for applications that provide none: it maps the state of objects exactly. */
final class ExactMapper {

  private ExactMapper() {}

  /**
   * @param loader finds the classes that annotations name; null for the thread's
   * @param foreign is notified of every class of the values
   */
  static JsonMapper create(@Nullable ClassLoader loader, ForeignClasses foreign) {
    return JsonMapper.builder()
        .typeFactory(TypeFactory.createDefaultInstance().withClassLoader(loader))
        // The fields are the state of an object; getters may compute values, and setters may reject
        // them.
        .changeDefaultVisibility(
            visibility ->
                visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY)
                    .withCreatorVisibility(Visibility.ANY))
        .enable(MapperFeature.PROPAGATE_TRANSIENT_MARKER)
        // DynamoDB does not keep the scale of a number.
        .withConfigOverride(
            BigDecimal.class,
            override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
        .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
        .disable(
            DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
            DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
            DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addModule(
            new SimpleModule("dynamo-jcache")
                .addDeserializer(Class.class, new NoClasses())
                .addDeserializer(Calendar.class, new Gregorian())
                .setSerializerModifier(new NoHiddenFields()))
        .addModule(
            new SimpleModule("dynamo-jcache-state").setSerializerModifier(new NoHiddenState()))
        .addModule(new SimpleModule("dynamo-jcache-proxies").setSerializerModifier(new NoProxies()))
        .addModule(new SimpleModule("dynamo-jcache-classes").setSerializerModifier(foreign))
        .build();
  }

  /** Refuses classes as values: stored data must not decide which classes are loaded. */
  private static final class NoClasses extends StdDeserializer<Class<?>> {

    NoClasses() {
      super(Class.class);
    }

    @Override
    public Class<?> deserialize(JsonParser parser, DeserializationContext context) {
      return context.reportInputMismatch(Class.class, "a class is not read from a document");
    }
  }

  /** The class of a plain calendar must not depend on the reader's default locale. */
  private static final class Gregorian extends StdDeserializer<Calendar> {

    Gregorian() {
      super(Calendar.class);
    }

    @Override
    public Calendar deserialize(JsonParser parser, DeserializationContext context) {
      return context.readValue(parser, GregorianCalendar.class);
    }
  }
}
