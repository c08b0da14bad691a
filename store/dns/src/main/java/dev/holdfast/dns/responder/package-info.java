/// From the octets of a request to the octets of a response, for one moment of the zones.
///
/// It knows no sockets and no threads; a front hands it what came in and sends what comes out. Of
/// weighted addresses it draws one for each query ([dev.holdfast.dns.responder.Draw]); the lookup
/// before it knows no chance.
///
/// Invariants: whatever octets come in, the responder returns a reply or silence and throws
/// nothing; it never responds to a response; a reply over UDP fits what the asker takes; an address
/// of weight 0 is told only where all its set's weights are 0.
package dev.holdfast.dns.responder;
