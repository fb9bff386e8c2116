/**
 * What servers of every protocol share. A {@link org.restante.core.transport.Listeners} accepts clients, and gives each a
 * {@link org.restante.core.connection.Connection}, an {@link org.restante.core.connection.Inbox} and a virtual thread; the
 * protocol's own code serves them there.
 */
package org.restante.core;
