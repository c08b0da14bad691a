package dev.holdfast.cli.local;

import dev.holdfast.cli.running.DataFolder;
import dev.holdfast.cli.running.LocalCertificates;
import java.io.IOException;

/// The way from a prepared folder to a cluster that answers.
record Start(DataFolder folder, Furnishing furnishing, Ports ports, LocalCluster cluster) {

  /// Returns when all is ready.
  ///
  /// @throws dev.holdfast.cli.console.CommandException if something ended or took too long
  void run(Marker marker) throws IOException, InterruptedException {
    Readiness readiness = new Readiness(folder, ports, cluster);
    cluster.startNodes();
    if (marker.furnished()) {
      cluster.startAgents();
      readiness.awaitNodes();
      establishRoles();
    } else {
      readiness.awaitNodes();
      furnish(marker);
    }
    readiness.refuseDead();
  }

  private void establishRoles() {
    if (cluster.isProtected()) {
      try (FirstStart start = connect()) {
        start.establishRoles();
      }
    }
  }

  private FirstStart connect() {
    return new FirstStart(cluster.servers(), cluster.credentials(LocalCertificates.OPERATOR));
  }

  /// The planner comes after the zone: its plan would find none to go live in.
  private void furnish(Marker marker) throws IOException, InterruptedException {
    try (FirstStart first = connect()) {
      if (cluster.isProtected()) {
        first.establishRoles();
      }
      first.importExample(furnishing.exampleZone());
      Marker furnished = new Marker(marker.basePort(), true);
      furnished.write(folder);
      furnishing.writeConfigs(furnished);
      cluster.startAgents();
      first.awaitFirstPlan();
    }
  }
}
