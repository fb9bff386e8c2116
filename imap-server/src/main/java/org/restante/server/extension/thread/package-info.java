/**
 * THREAD (RFC 5256) by ORDEREDSUBJECT, REFERENCES and REFS: {@link org.restante.server.extension.thread.ThreadExtension}.
 * What an algorithm needs of messages is a {@link org.restante.server.extension.thread.ThreadLinks} each, which is kept.
 */
package org.restante.server.extension.thread;
