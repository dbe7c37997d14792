package io.github.dynamojcache.spring;

/**
 * Where a book stands. Records are keys as they are: this one is stored as readable text.
 *
 * @param room the room
 * @param shelf the shelf in it, counted from 1
 */
public record Place(String room, int shelf) {}
