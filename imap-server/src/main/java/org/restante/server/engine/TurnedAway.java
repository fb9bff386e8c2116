package org.restante.server.engine;

/**
 * What every client hears instead of a greeting, where an extension sets it as a policy: the server takes nobody in.
 *
 * @param bye the text of BYE, with its response code before it
 */
public record TurnedAway(String bye) {}
