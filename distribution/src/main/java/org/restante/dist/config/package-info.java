/**
 * Settings. Each jar declares its own in a {@code reference.conf} (HOCON): the default says what kind of value it is, the
 * comment above it what it means, and there are no others. Start with {@link org.restante.dist.config.Configuration}.
 */
package org.restante.dist.config;
