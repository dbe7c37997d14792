/** An application of its own, whose classes each of its loaders has for itself. */
package io.github.dynamojcache.sharing.app;
