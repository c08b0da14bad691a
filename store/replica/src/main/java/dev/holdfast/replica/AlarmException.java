package dev.holdfast.replica;

import dev.holdfast.replica.checkup.Alarm;

/// Says that nothing was done because an alarm stands against adding to the store.
public final class AlarmException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Alarm alarm;

  public AlarmException(Alarm alarm) {
    super(alarm.toString());
    this.alarm = alarm;
  }

  public Alarm alarm() {
    return alarm;
  }
}
