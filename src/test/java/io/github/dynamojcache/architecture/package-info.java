/** The rules that every class of the provider keeps, checked on its class files. */
package io.github.dynamojcache.architecture;
