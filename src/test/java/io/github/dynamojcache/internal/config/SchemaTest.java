package io.github.dynamojcache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting that is declared and not listed would be refused as unknown. */
class SchemaTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        StoreSchema.class,
        BypassSchema.class,
        CapacitySchema.class,
        ValueSchema.class,
        ManagerSchema.class,
        CacheSchema.class
      })
  void listsEverySettingThatAGroupDeclares(Class<?> group) throws IllegalAccessException {
    List<Object> declared = new ArrayList<>();
    for (Field field : group.getDeclaredFields()) {
      if (field.getType() == Setting.class) {
        declared.add(field.get(null));
      }
    }

    assertThat(declared).isNotEmpty().allMatch(Schema.ALL::contains);
  }
}
