package dev.holdfast.server.service;

import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import dev.holdfast.contract.Limits;
import dev.holdfast.record.Digest;
import dev.holdfast.server.translation.Field;
import dev.holdfast.v1.PageRequest;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One page of a list that is in a fixed order.
///
/// A token names the last entry that was looked at, by its key, so what is added or taken away
/// between two pages neither repeats nor hides another entry; and it holds a digest of the request,
/// so that it cannot be used with another one.
///
/// @param after the key to go on after; absent on the first page
record Pages(int size, Optional<String> after, String request) {

  private static final int REQUEST_DIGITS = 16;

  /// Reads the `page` field of `request`.
  static Pages of(Message request) {
    var descriptor = request.getDescriptorForType();
    var page = (PageRequest) request.getField(descriptor.findFieldByName("page"));
    Message.Builder rest = request.toBuilder();
    rest.clearField(descriptor.findFieldByName("page"));
    rest.clearField(descriptor.findFieldByName("read"));
    String digest =
        Digest.ofContent(rest.build().toByteArray()).toString().substring(0, REQUEST_DIGITS);
    return new Pages(size(page.getPageSize()), after(page.getPageToken(), digest), digest);
  }

  private static int size(int unsigned) {
    long asked = Integer.toUnsignedLong(unsigned);
    return asked == 0 ? Limits.PAGE_SIZE_DEFAULT : (int) Math.min(asked, Limits.PAGE_SIZE_MAX);
  }

  private static Optional<String> after(String token, String request) {
    if (token.isEmpty()) {
      return Optional.empty();
    }
    Field field = Field.of("page.page_token");
    String text = decoded(field, token);
    if (!text.startsWith(request)) {
      throw field.invalid("was given for another request; leave it out for the first page");
    }
    return Optional.of(text.substring(REQUEST_DIGITS));
  }

  /// The key to go on after, as `parser` reads it; absent on the first page.
  <K> Optional<K> afterAs(Function<String, K> parser) {
    try {
      return after.map(parser);
    } catch (IllegalArgumentException notOurs) {
      throw noToken(Field.of("page.page_token"));
    }
  }

  private static String decoded(Field field, String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw noToken(field);
    }
  }

  private static StatusRuntimeException noToken(Field field) {
    return field.invalid("is no token that a node gave; leave it out for the first page");
  }

  /// @param nextToken empty when these were the last
  record Filled<M>(List<M> messages, String nextToken) {}

  /// Fills the page from `entries`, which begin after [#after].
  ///
  /// @param key an entry's place in the order
  /// @param message the entry as a message; absent where it is not wanted
  <T, M extends MessageLite> Filled<M> fill(
      Iterator<T> entries, Function<T, String> key, Function<T, Optional<M>> message) {
    List<M> messages = new ArrayList<>();
    long octets = 0;
    String last = "";
    while (entries.hasNext()) {
      if (messages.size() >= size || octets >= Limits.RESPONSE_OCTETS) {
        return new Filled<>(messages, token(last));
      }
      T entry = entries.next();
      last = key.apply(entry);
      Optional<M> wanted = message.apply(entry);
      if (wanted.isPresent()) {
        messages.add(wanted.get());
        octets += wanted.get().getSerializedSize();
      }
    }
    return new Filled<>(messages, "");
  }

  private String token(String last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((request + last).getBytes(StandardCharsets.UTF_8));
  }
}
