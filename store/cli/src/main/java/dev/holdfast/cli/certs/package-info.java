/// `certs`: a small certificate authority on the command line, for clusters that have none.
package dev.holdfast.cli.certs;
