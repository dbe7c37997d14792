package io.github.dynamojcache.values;

import io.github.dynamojcache.values.Views.View;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;

/** Views of calendars: the time and the rules. */
final class CalendarViews {

  /**
   * {@code Calendar.writeObject} computes the time, and after it was read nothing else is asked.
   */
  private static final String COMPUTED = "the fields are computed of the time when next asked for";

  private CalendarViews() {}

  /** Returns the views by the names of classes. */
  static Map<String, View> all() {
    return Map.of(
        "java.util.Calendar", new View(COMPUTED, CalendarViews::calendar),
        "java.util.GregorianCalendar", new View(COMPUTED, CalendarViews::gregorian),
        "java.util.JapaneseImperialCalendar", new View(COMPUTED, o -> List.of()));
  }

  private static List<Part> calendar(Object object) {
    Calendar calendar = (Calendar) object;
    return List.of(
        new Part.Value("time", time(calendar)),
        new Part.Value("zone", Anatomy.read(Calendar.class, "zone", calendar)),
        new Part.Value("lenient", calendar.isLenient()),
        new Part.Value("firstDayOfWeek", calendar.getFirstDayOfWeek()),
        new Part.Value("minimalDaysInFirstWeek", calendar.getMinimalDaysInFirstWeek()));
  }

  /** Of a copy: to ask changes the calendar. */
  private static long time(Calendar calendar) {
    return ((Calendar) calendar.clone()).getTimeInMillis();
  }

  private static List<Part> gregorian(Object object) {
    return List.of(
        new Part.Value(
            "gregorianChange", ((GregorianCalendar) object).getGregorianChange().getTime()));
  }
}
