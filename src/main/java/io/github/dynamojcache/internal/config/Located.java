package io.github.dynamojcache.internal.config;

/**
 * A value and where it was found.
 *
 * @param path the full path of the setting
 * @param value the value, already of the setting's type
 * @param shown the value as it was written
 * @param origin file and line, or the name of another source
 */
record Located(String path, Object value, String shown, String origin) {

  @Override
  public String toString() {
    return path + " = " + shown + " (" + origin + ")";
  }
}
