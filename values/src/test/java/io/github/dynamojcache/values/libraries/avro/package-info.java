/** Classes as Avro's compiler generates them. */
@NullMarked
package io.github.dynamojcache.values.libraries.avro;

import org.jspecify.annotations.NullMarked;
