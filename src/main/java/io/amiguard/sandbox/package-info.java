/**
 * An organization in memory that obeys AWS's rules, behind AWS's wire protocols on a loopback port.
 *
 * <p>A request comes in at {@code HttpPort}, is answered by {@code Dispatcher}, which finds its
 * {@code Operation}; the behaviour of operations is in classes that implement parts of the SDK's
 * own client interfaces, and works on the {@code LiveOrganization}.
 */
@NullMarked
package io.amiguard.sandbox;

import org.jspecify.annotations.NullMarked;
