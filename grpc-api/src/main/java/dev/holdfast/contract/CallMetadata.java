package dev.holdfast.contract;

import io.grpc.Metadata;

/// Metadata that travels beside a request.
public final class CallMetadata {

  /// Who calls: 1 to 64 printable ASCII characters. It ends up as author in the record.
  public static final Metadata.Key<String> CALLER =
      Metadata.Key.of("holdfast-caller", Metadata.ASCII_STRING_MARSHALLER);

  /// Set by a node that passes a call on to the leader, with its own id: the node that receives it
  /// does not pass it on again.
  public static final Metadata.Key<String> FORWARDED_BY =
      Metadata.Key.of("holdfast-forwarded-by", Metadata.ASCII_STRING_MARSHALLER);

  /// The caller's name where none was given.
  public static final String ANONYMOUS = "anonymous";

  /// What proves who calls, where that is not a certificate: `Bearer` and a token.
  public static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  /// What stands before a token in [#AUTHORIZATION].
  public static final String BEARER = "Bearer ";

  private CallMetadata() {}
}
