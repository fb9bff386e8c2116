/** The stock parts of this module, put together by {@link org.restante.sasl.stock.SaslModule}. */
package org.restante.sasl.stock;
