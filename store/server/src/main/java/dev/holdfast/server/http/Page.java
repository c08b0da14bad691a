package dev.holdfast.server.http;

/// What a page says.
///
/// @param status an HTTP status code
public record Page(int status, String contentType, String body) {

  private static final String PLAIN = "text/plain; charset=utf-8";

  public static Page text(int status, String body) {
    return new Page(status, PLAIN, body + "\n");
  }
}
