/** An application of its own: its classes are loaded by a loader that is to be let go again. */
package io.github.dynamojcache.lifecycle.app;
