/** How much users may keep, in stores that count: {@link org.restante.store.quota.Quota}. */
package org.restante.store.quota;
