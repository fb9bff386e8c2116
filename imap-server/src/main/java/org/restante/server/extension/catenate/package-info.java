/**
 * CATENATE (RFC 4469) with URL-PARTIAL (RFC 5550): messages put together from texts and from parts of other messages, in APPEND
 * and all commands that read messages as it does.
 */
package org.restante.server.extension.catenate;
