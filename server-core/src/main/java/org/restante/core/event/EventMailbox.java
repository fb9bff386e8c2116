package org.restante.core.event;

import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidValidity;
import org.restante.store.ObjectId;

/**
 * The mailbox in which something happened.
 *
 * @param owner whose account it is in, as the directory spells the user
 * @param name its name in that account; if another process has renamed it meanwhile, this may be the old one
 * @param id its identity, which survives renaming
 * @param uidValidity says with a UID which message is meant
 */
public record EventMailbox(String owner, MailboxName name, ObjectId id, UidValidity uidValidity) {}
