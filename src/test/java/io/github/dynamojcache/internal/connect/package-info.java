/** How a manager gets its client, and the client its HTTP client: each way that the SDK offers. */
@NullMarked
package io.github.dynamojcache.internal.connect;

import org.jspecify.annotations.NullMarked;
