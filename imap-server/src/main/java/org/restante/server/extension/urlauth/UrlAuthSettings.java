package org.restante.server.extension.urlauth;

import java.util.Set;

/**
 * How authorized URLs are dealt with.
 *
 * @param submitters the users as whom submission servers log in: they alone may fetch URLs for {@code submit+} somebody, whom
 *     they have authenticated themselves
 */
public record UrlAuthSettings(Set<String> submitters) {
    /** There are no submission servers. */
    public static final UrlAuthSettings DEFAULT = new UrlAuthSettings(Set.of());

    public UrlAuthSettings {
        submitters = Set.copyOf(submitters);
    }
}
