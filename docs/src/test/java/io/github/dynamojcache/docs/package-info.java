/** What the user guide says is checked here: snippets, settings, links, permissions, tests. */
@NullMarked
package io.github.dynamojcache.docs;

import org.jspecify.annotations.NullMarked;
