package org.restante.server.access;

import org.restante.store.access.Right;
import org.restante.store.access.Rights;

/**
 * The rights that are there because of an extension, which says so as a policy of the registry: without it clients are neither
 * told of them nor can they give them.
 *
 * @param rights which
 */
public record FurtherRights(Rights rights) {
    /** Those that belong to an extension, whether this server has it or not: {@code n} (RFC 5257 section 4.10). */
    public static final Rights ALL = Rights.of(Right.ANNOTATE);

    /** There are none. */
    public static final FurtherRights NONE = new FurtherRights(Rights.NONE);

    /** Returns all rights that clients can see and give. */
    public Rights known() {
        return Rights.ALL.without(ALL).and(rights);
    }
}
