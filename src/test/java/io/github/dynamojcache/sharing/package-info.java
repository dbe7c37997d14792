/** Several applications share a provider that a parent of their class loaders has. */
package io.github.dynamojcache.sharing;
