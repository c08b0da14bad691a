package dev.holdfast.spec.trace;

import java.util.Comparator;

/// How much some contents hold of what guards count.
///
/// @param alias whether a CNAME leads on; where to, nobody here looks into
record Kind(long addresses, long servers, long answers, boolean alias) {

  static final Comparator<Kind> ORDER =
      Comparator.comparingLong(Kind::addresses)
          .thenComparingLong(Kind::servers)
          .thenComparingLong(Kind::answers)
          .thenComparing(Kind::alias);

  static final Kind NOTHING = new Kind(0, 0, 0, false);

  static Kind of(Fields content) {
    return new Kind(
        content.number("addresses"),
        content.number("name_servers"),
        content.number("answers"),
        content.flag("alias", false));
  }

  String tla() {
    return "[addresses |-> %d, servers |-> %d, answers |-> %d, alias |-> %s]"
        .formatted(addresses, servers, answers, Tla.bool(alias));
  }
}
