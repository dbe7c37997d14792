/** How providers, managers and caches come and go: nothing is lost, and nothing is left behind. */
package io.github.dynamojcache.lifecycle;
