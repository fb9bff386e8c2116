/**
 * ANNOTATE-EXPERIMENT-1 (RFC 5257): what users note of messages, and of parts of messages. {@link
 * org.restante.server.extension.annotate.AnnotateExtension} adds it to FETCH, STORE, APPEND, SEARCH, SORT and SELECT; {@link
 * org.restante.server.extension.annotate.EntryName} and {@link org.restante.server.extension.annotate.Attribute} are how
 * annotations are named; {@link org.restante.server.extension.annotate.AnnotationNews} tells of what others change.
 */
package org.restante.server.extension.annotate;
