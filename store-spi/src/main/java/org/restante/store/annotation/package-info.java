/** What users note of mailboxes and of the server, in stores that keep it: {@link org.restante.store.annotation.Annotations}. */
package org.restante.store.annotation;
