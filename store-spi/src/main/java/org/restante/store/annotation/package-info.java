/**
 * What users note, in stores that keep it: of mailboxes and of the server ({@link
 * org.restante.store.annotation.Annotations}), and of messages ({@link
 * org.restante.store.MessageAnnotations}).
 */
package org.restante.store.annotation;
