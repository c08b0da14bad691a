/// Calls that share one stream: what comes in a frame is handed to the services one by one, and
/// what they answer goes back in frames.
///
/// A carried call goes through the very interceptors that a call of its own goes through, and to
/// the same service; [dev.holdfast.server.exchange.Exchange] only stands in for the connection.
///
/// Invariant: each call that was taken gets one result, unless its stream has ended; and a stream
/// holds no more calls and no more answers than a connection may.
package dev.holdfast.server.exchange;
