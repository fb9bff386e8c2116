/**
 * LANGUAGE (RFC 5255 section 3): texts for people in their language. {@code Translation} finds the words, in properties files
 * beside this package ({@code de.properties}); English is what the code says.
 */
package org.restante.server.extension.language;
