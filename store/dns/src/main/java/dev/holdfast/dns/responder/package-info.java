/// From the octets of a request to the octets of a response, for one moment of the zones.
///
/// It knows no sockets and no threads; a front hands it what came in and sends what comes out.
///
/// Invariants: whatever octets come in, the responder returns a reply or silence and throws
/// nothing; it never responds to a response; a reply over UDP fits what the asker takes.
package dev.holdfast.dns.responder;
