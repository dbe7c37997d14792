package io.github.dynamojcache.internal.table;

/**
 * One way in which a table differs from what is needed.
 *
 * @param what what differs, such as {@code partition key}
 * @param found what the table has
 * @param needed what is needed
 * @param remedy how to fix it, as a whole sentence
 */
record TableDrift(String what, String found, String needed, String remedy) {

  String sentence() {
    return "The " + what + " is " + found + ", needed is " + needed + ". " + remedy;
  }
}
