package io.github.dynamojcache.internal.failure;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;

/** Remedies for a missing response: time limit, network, or this side has given up. */
final class ReachRemedies {

  private ReachRemedies() {}

  static List<Remedy> all() {
    return List.of(
        Remedy.ofUnanswered(
            f -> f.is(ApiCallTimeoutException.class),
            "No answer came within call-timeout, which covers an operation's request with its"
                + " retries.",
            "Raise call-timeout if the network is slow, and see the latency that DynamoDB reports"
                + " for the table."),
        Remedy.ofUnanswered(
            f -> f.is(ApiCallAttemptTimeoutException.class),
            "No attempt was answered within attempt-timeout.",
            "Raise attempt-timeout, and call-timeout with it, if the network is slow; max-attempts"
                + " sets the number of attempts."),
        Remedy.ofUnanswered(
            ReachRemedies::isInterrupted,
            "The thread was interrupted while it waited for the answer.",
            "Its interrupt flag is set again."),
        Remedy.of(
            f -> f.anySays("Unable to load an HTTP implementation"),
            "No HTTP client of the AWS SDK is on the class path. Add"
                + " software.amazon.awssdk:apache5-client, or url-connection-client in its place,"
                + " or hand in a DynamoDbClient with an HTTP client of its own."),
        Remedy.of(
            f -> f.is(UnknownHostException.class),
            "The host's name cannot be resolved. Check region and endpoint for typing errors, and"
                + " DNS and the VPC endpoint of this machine's network."),
        Remedy.of(
            ReachRemedies::isOfTls,
            "The TLS connection could not be made. Check that endpoint says http or https as"
                + " the server does, that a proxy does not replace certificates, and that this JVM"
                + " trusts the issuer."),
        Remedy.of(
            f -> f.is(ConnectException.class) || f.is(NoRouteToHostException.class),
            "Nothing accepts connections there. Check endpoint and region, that a local DynamoDB is"
                + " started, and that no firewall, proxy or security group is in the way."),
        Remedy.ofUnanswered(
            f -> f.is(SocketTimeoutException.class),
            "The connection or the answer took longer than the HTTP client allows.",
            "Check the way to the endpoint: a security group, a missing NAT or VPC endpoint, a"
                + " proxy."),
        Remedy.ofUnanswered(
            f -> f.is(Crc32MismatchException.class),
            "The checksum of the answer does not fit. Either the answer was damaged on its way, or"
                + " an Error, such as OutOfMemoryError, came up while it was read: the SDK does not"
                + " tell of it.",
            "Try again, and see whether this JVM runs out of memory, or a proxy changes answers."),
        Remedy.ofUnanswered(
            f ->
                f.is(SocketException.class)
                    || f.is(EOFException.class)
                    || f.anySays("failed to respond"),
            "The connection broke while the answer was awaited.",
            "If it happens again, look at proxies and firewalls that cut idle connections."));
  }

  /**
   * Excludes a connection that broke in use: its SocketException is wrapped in an SSLException,
   * too.
   */
  private static boolean isOfTls(Failure failure) {
    return failure.is(SSLHandshakeException.class)
        || (failure.is(SSLException.class) && !failure.is(SocketException.class));
  }

  static boolean isInterrupted(Failure failure) {
    return !failure.is(ApiCallTimeoutException.class)
        && !failure.is(ApiCallAttemptTimeoutException.class)
        && (failure.is(AbortedException.class) || failure.is(InterruptedException.class));
  }
}
