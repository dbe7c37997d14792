package io.github.dynamojcache.config;

/** A value that a setting will have one day, but not in this version; the message says so. */
final class UnavailableValueException extends IllegalArgumentException {

  UnavailableValueException(String message) {
    super(message);
  }
}
