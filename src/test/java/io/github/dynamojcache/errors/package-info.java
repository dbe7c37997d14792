/** What a user reads when something is wrong: the thing, the place, and the remedy. */
package io.github.dynamojcache.errors;
