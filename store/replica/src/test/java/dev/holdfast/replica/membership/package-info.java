/// The rules on who may become, stay and stop being a member.
package dev.holdfast.replica.membership;
