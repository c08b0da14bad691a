package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.agents.enactor.EnactorOptions;
import dev.holdfast.agents.enactor.EnactorStep;
import dev.holdfast.agents.enactor.Pass;
import dev.holdfast.chaos.simulation.engine.Happening;
import java.time.Duration;

/// An enactor: production's pass, made again and again. Its pace tells what it does, and is where
/// it loses its turn while it is starved.
final class EnactorProgram implements Process.Program {

  private static final Duration OPEN_OLDER_THAN = Duration.ofSeconds(60);
  private static final long TURN_LOST_MICROS = 2_000_000;
  private static final long BACK_OFF_MICROS = 1_000_000;

  @Override
  public void run(Process me) {
    Habits habits = me.environment().habits();
    EnactorOptions options =
        EnactorOptions.DEFAULT
            .withAtomic(habits.isAtomic())
            .withSliceSize(habits.sliceSize())
            .withKeepPlans(habits.keepPlans())
            .withSplit(habits.splits());
    Pass pass =
        new Pass(
            new SimulatedPlans(new Client(me), OPEN_OLDER_THAN), options, step -> pace(me, step));
    long walked = 0;
    while (true) {
      try {
        walked = pass.run(walked);
        me.sleep(me.chance().between(10_000, habits.thinkMicros()));
      } catch (UnreachableException trouble) {
        me.sleep(BACK_OFF_MICROS);
      } catch (InterruptedException impossible) {
        throw new IllegalStateException("nobody interrupts an enactor here", impossible);
      }
    }
  }

  private static void pace(Process me, EnactorStep step) {
    if (step instanceof EnactorStep.Overtaken) {
      me.count(Happening.PLAN_GONE);
    }
    me.tell(() -> words(step));
    me.reached(step);
    while (me.isStarved()) {
      me.count(Happening.ENACTOR_STARVED);
      me.sleep(me.chance().between(1, TURN_LOST_MICROS));
    }
    me.sleep(me.chance().skewed(0, me.environment().habits().thinkMicros() / 4));
  }

  private static String words(EnactorStep step) {
    return switch (step) {
      case EnactorStep.TookPlan took ->
          "takes plan %d, %d endpoints to write".formatted(took.generation(), took.endpoints());
      case EnactorStep.BeforeWrite write ->
          "is about to write slice %d of %d of plan %d"
              .formatted(write.slice(), write.slices(), write.generation());
      case EnactorStep.Wrote wrote ->
          "wrote slice %d of plan %d: %d live, %d live before, %d refused"
              .formatted(
                  wrote.slice(),
                  wrote.generation(),
                  wrote.response().getEnactedCount(),
                  wrote.response().getAlreadyLiveCount(),
                  wrote.response().getRefusedCount());
      case EnactorStep.Overtaken gone ->
          "leaves plan %d alone, which is gone".formatted(gone.generation());
      case EnactorStep.BeforeCleanUp _ -> "is about to ask for clean-up";
      case EnactorStep.PassDone done ->
          "is through with its pass, the newest plan being %d".formatted(done.generation());
    };
  }
}
