package dev.holdfast.cli.plan;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Digests as people see them: 64 hexadecimal digits.
final class Digests implements ITypeConverter<ByteString> {

  private static final Pattern WHOLE = Pattern.compile("[0-9a-fA-F]{64}");

  @Override
  public ByteString convert(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new TypeConversionException(
          "'%s' is no digest; give the 64 hexadecimal digits that 'holdfast plan diff' printed"
              .formatted(text));
    }
    return ByteString.copyFrom(HexFormat.of().parseHex(text));
  }

  static String print(ByteString digest) {
    return HexFormat.of().formatHex(digest.toByteArray());
  }
}
