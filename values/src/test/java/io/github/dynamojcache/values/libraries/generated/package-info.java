/** Classes of an application that Lombok, AutoValue and Immutables complete. */
package io.github.dynamojcache.values.libraries.generated;
