package dev.holdfast.agents.planner;

import dev.holdfast.agents.planfile.InvalidPlanException;
import dev.holdfast.agents.planfile.PlanFolder;
import dev.holdfast.agents.planfile.PlannedContents;
import dev.holdfast.record.Digest;
import dev.holdfast.v1.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Looks at a folder of plan files, and proposes a plan when they say something new.
///
/// The files are read twice. The first reading only tells whether they are good and new; no
/// generation is spent on what is not. The plan is made from the second one, after the generation
/// has been drawn: if this planner is held from there on, its plan is old by its own number.
public final class Planner {

  private final Path folder;
  private final Proposals proposals;
  private Optional<FolderStamp> seen = Optional.empty();
  private Optional<FolderStamp> dealtWith = Optional.empty();
  private Optional<Digest> proposed = Optional.empty();

  public Planner(Path folder, Proposals proposals) {
    this.folder = folder;
    this.proposals = proposals;
  }

  /// Looks once. What a look leaves undone for lack of the store, a later look does.
  public Look look() {
    try {
      FolderStamp stamp = FolderStamp.of(folder);
      boolean atRest = seen.equals(Optional.of(stamp));
      seen = Optional.of(stamp);
      if (dealtWith.equals(seen)) {
        return new Look.Unchanged();
      }
      if (!atRest) {
        return new Look.Settling();
      }
      Look look = consider(PlanFolder.read(folder));
      return settled(stamp, look);
    } catch (InvalidPlanException problems) {
      dealtWith = seen;
      return new Look.Refused(problems);
    } catch (ProposalRefusedException refusal) {
      dealtWith = seen;
      return new Look.RefusedByStore(refusal);
    } catch (IOException trouble) {
      seen = Optional.empty();
      return new Look.Unreadable(trouble);
    }
  }

  private Look consider(PlannedContents contents) throws IOException {
    if (contents.isEmpty()) {
      return new Look.Empty(contents);
    }
    if (proposed.isEmpty()) {
      proposed = proposals.lastSealed();
    }
    if (proposed.equals(Optional.of(contents.digest()))) {
      return new Look.NothingNew(contents);
    }
    Reading reading = new Reading();
    Plan plan = proposals.propose("plan files in " + folder.getFileName(), reading);
    proposed = Optional.of(Digest.of(plan.getDigest().toByteArray()));
    return new Look.Proposed(plan, reading.contents);
  }

  /// A folder that was written to while it was read is looked at again.
  private Look settled(FolderStamp stamp, Look look) throws IOException {
    if (FolderStamp.of(folder).equals(stamp)) {
      dealtWith = Optional.of(stamp);
    }
    return look;
  }

  private final class Reading implements Proposals.Source {

    private PlannedContents contents;

    @Override
    public PlannedContents read() throws IOException {
      contents = PlanFolder.read(folder);
      return contents;
    }
  }
}
