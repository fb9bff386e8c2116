/**
 * FETCH: each item of the command becomes an {@link org.restante.server.fetch.ItemWriter} once, which then writes it for
 * one message after the other. An extension's item is a {@link org.restante.server.fetch.ServerFetchItem}.
 */
package org.restante.server.fetch;
