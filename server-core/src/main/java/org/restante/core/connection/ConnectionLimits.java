package org.restante.core.connection;

/**
 * How many connections there may be; of all protocols that share one {@link Sessions}. An IPv6 address counts as its /64.
 *
 * @param unauthenticatedPerAddress connections of one address that are not logged in
 * @param unauthenticated connections in all that are not logged in
 * @param sessionsPerUser sessions of one user from one address
 */
public record ConnectionLimits(int unauthenticatedPerAddress, int unauthenticated, int sessionsPerUser) {}
