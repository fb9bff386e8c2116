/**
 * The stock mechanisms. {@link org.restante.sasl.mechanism.Plain} is the one to read first; a mechanism of one's own is
 * a class like it.
 */
package org.restante.sasl.mechanism;
