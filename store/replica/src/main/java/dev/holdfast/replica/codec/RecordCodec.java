package dev.holdfast.replica.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Soa;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Names, record sets and the other small values that everything stored is made of.
final class RecordCodec {

  private RecordCodec() {}

  static ByteString encode(DomainName name) {
    return UnsafeByteOperations.unsafeWrap(name.toWire());
  }

  static DomainName name(ByteString wire) {
    return DomainName.fromWire(wire.toByteArray());
  }

  static List<ByteString> encode(List<DomainName> names) {
    return names.stream().map(RecordCodec::encode).toList();
  }

  static List<DomainName> names(List<ByteString> wires) {
    return wires.stream().map(RecordCodec::name).toList();
  }

  static ByteString encode(Digest digest) {
    return UnsafeByteOperations.unsafeWrap(digest.toBytes());
  }

  static Digest digest(ByteString octets) {
    return Digest.of(octets.toByteArray());
  }

  static RecordFormat.RecordSets encode(RecordSets contents) {
    RecordFormat.RecordSets.Builder encoded = RecordFormat.RecordSets.newBuilder();
    for (RecordSet set : contents) {
      encoded.addSets(encode(set));
    }
    return encoded.build();
  }

  static RecordSets recordSets(RecordFormat.RecordSets encoded) {
    List<RecordSet> sets = new ArrayList<>(encoded.getSetsCount());
    for (RecordFormat.RecordSet set : encoded.getSetsList()) {
      sets.add(recordSet(set));
    }
    return RecordSets.of(sets);
  }

  static RecordFormat.RecordSet encode(RecordSet set) {
    RecordFormat.RecordSet.Builder encoded =
        RecordFormat.RecordSet.newBuilder()
            .setType(set.type().code())
            .setTtlSeconds(set.ttlSeconds())
            .addAllWeights(set.weights());
    for (Rdata value : set.rdata()) {
      encoded.addRdata(UnsafeByteOperations.unsafeWrap(value.toBytes()));
    }
    return encoded.build();
  }

  static RecordSet recordSet(RecordFormat.RecordSet encoded) {
    List<Rdata> rdata = new ArrayList<>(encoded.getRdataCount());
    for (ByteString value : encoded.getRdataList()) {
      rdata.add(Rdata.of(value.toByteArray()));
    }
    return new RecordSet(
        new RecordType(encoded.getType()),
        encoded.getTtlSeconds(),
        rdata,
        encoded.getWeightsList());
  }

  static RecordFormat.Soa encode(Soa soa) {
    return RecordFormat.Soa.newBuilder()
        .setTtlSeconds(soa.ttlSeconds())
        .setPrimary(encode(soa.primary()))
        .setMailbox(encode(soa.mailbox()))
        .setRefreshSeconds(soa.refreshSeconds())
        .setRetrySeconds(soa.retrySeconds())
        .setExpireSeconds(soa.expireSeconds())
        .setMinimumSeconds(soa.minimumSeconds())
        .build();
  }

  static Soa soa(RecordFormat.Soa encoded) {
    return new Soa(
        encoded.getTtlSeconds(),
        name(encoded.getPrimary()),
        name(encoded.getMailbox()),
        encoded.getRefreshSeconds(),
        encoded.getRetrySeconds(),
        encoded.getExpireSeconds(),
        encoded.getMinimumSeconds());
  }

  static RecordFormat.Time encode(Instant instant) {
    return time(instant.getEpochSecond(), instant.getNano());
  }

  static Instant instant(RecordFormat.Time encoded) {
    return Instant.ofEpochSecond(encoded.getSeconds(), encoded.getNanos());
  }

  static RecordFormat.Time encode(Duration duration) {
    return time(duration.getSeconds(), duration.getNano());
  }

  static Duration duration(RecordFormat.Time encoded) {
    return Duration.ofSeconds(encoded.getSeconds(), encoded.getNanos());
  }

  private static RecordFormat.Time time(long seconds, int nanos) {
    return RecordFormat.Time.newBuilder().setSeconds(seconds).setNanos(nanos).build();
  }
}
