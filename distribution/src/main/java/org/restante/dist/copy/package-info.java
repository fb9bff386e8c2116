/**
 * Mail from one store to another, whatever they are: {@link org.restante.dist.copy.StoreCopy} brings a user's mailboxes
 * over with the UIDs that clients know them by, {@link org.restante.dist.copy.StoreComparison} looks whether all of it
 * arrived.
 */
package org.restante.dist.copy;
