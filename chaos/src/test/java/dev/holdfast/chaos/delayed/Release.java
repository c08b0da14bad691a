package dev.holdfast.chaos.delayed;

import java.util.List;
import java.util.Locale;

/// What happens while an enactor is held.
enum Release {
  AFTER_1_NEWER_PLAN(false, (scene, _) -> scene.newer(1)),
  AFTER_10_NEWER_PLANS(false, (scene, _) -> scene.newer(10)),
  AFTER_100_NEWER_PLANS(true, (scene, _) -> scene.newer(100)),
  AFTER_CLEAN_UP_OF_ITS_PLAN(true, Scene::cleanUp),
  AFTER_A_LEADER_CHANGE(true, (scene, _) -> scene.killLeader()),
  AFTER_ITS_OWN_CRASH_AND_RESTART(
      false,
      (scene, late) -> {
        late.getFirst().startAgain();
        scene.newer(1);
      }),
  BESIDE_A_SECOND_ONE_HELD_ELSEWHERE(
      false,
      (scene, late) -> {
        scene.holdElsewhere(late.getFirst());
        scene.newer(1);
      }),
  AFTER_A_RESTORE_FROM_BACKUP(true, (scene, _) -> scene.restore()) {
    @Override
    void before(Scene scene) throws Exception {
      scene.backUp();
    }
  };

  /// What happens to a scene in which these are held.
  private interface Event {
    void happen(Scene scene, List<HeldEnactor> late) throws Exception;
  }

  private final boolean dear;
  private final Event event;

  Release(boolean dear, Event event) {
    this.dear = dear;
    this.event = event;
  }

  /// Whether it takes long, so that all enactors of a mode are held for it together.
  boolean isDear() {
    return dear;
  }

  /// What has to be done before anyone is held.
  void before(Scene scene) throws Exception {}

  void happen(Scene scene, List<HeldEnactor> late) throws Exception {
    event.happen(scene, late);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
