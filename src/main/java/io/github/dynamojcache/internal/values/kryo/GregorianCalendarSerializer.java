package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/** Writes Gregorian calendars as Kryo does. Kryo would read a calendar of the default locale. */
@SuppressWarnings("JavaUtilDate") // required by the calendar's API
final class GregorianCalendarSerializer extends Serializer<GregorianCalendar> {

  /** The first day of the Gregorian calendar, in milliseconds from 1970: 15 October 1582. */
  private static final long USUAL_CHANGE = -12_219_292_800_000L;

  @Override
  public void write(Kryo kryo, Output output, GregorianCalendar calendar) {
    output.writeString(calendar.getTimeZone().getID());
    output.writeVarLong(calendar.getTimeInMillis(), true);
    output.writeBoolean(calendar.isLenient());
    output.writeVarInt(calendar.getFirstDayOfWeek(), true);
    output.writeVarInt(calendar.getMinimalDaysInFirstWeek(), true);
    output.writeVarLong(calendar.getGregorianChange().getTime(), false);
  }

  @Override
  public GregorianCalendar read(Kryo kryo, Input input, Class<? extends GregorianCalendar> type) {
    TimeZone zone = TimeZone.getTimeZone(input.readString());
    long time = input.readVarLong(true);
    boolean lenient = input.readBoolean();
    int firstDay = input.readVarInt(true);
    int minimalDays = input.readVarInt(true);
    return calendar(zone, time, lenient, firstDay, minimalDays, input.readVarLong(false));
  }

  private static GregorianCalendar calendar(
      TimeZone zone, long time, boolean lenient, int firstDay, int minimalDays, long change) {
    GregorianCalendar calendar = new GregorianCalendar(zone, Locale.ROOT);
    calendar.setTimeInMillis(time);
    calendar.setLenient(lenient);
    calendar.setFirstDayOfWeek(firstDay);
    calendar.setMinimalDaysInFirstWeek(minimalDays);
    if (change != USUAL_CHANGE) {
      calendar.setGregorianChange(new Date(change));
    }
    return calendar;
  }

  /**
   * Returns whether a calendar is restored exactly. Its getters would change it, so a copy is used.
   *
   * @param calendar the calendar
   */
  static boolean isWhole(GregorianCalendar calendar) {
    if (!ExactForms.isWhole(calendar.getTimeZone())) {
      return false;
    }
    GregorianCalendar asked = (GregorianCalendar) calendar.clone();
    try {
      GregorianCalendar made =
          calendar(
              TimeZone.getTimeZone(asked.getTimeZone().getID()),
              asked.getTimeInMillis(),
              asked.isLenient(),
              asked.getFirstDayOfWeek(),
              asked.getMinimalDaysInFirstWeek(),
              asked.getGregorianChange().getTime());
      return SerializedBytes.of(made).isSameAs(SerializedBytes.of(calendar));
    } catch (IllegalArgumentException e) {
      return false; // it is not lenient, and its fields are invalid
    }
  }
}
