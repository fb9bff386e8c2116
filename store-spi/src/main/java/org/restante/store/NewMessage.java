package org.restante.store;

import org.restante.protocol.mime.Summary;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;

/**
 * A message to append; {@link IncomingMessage} makes one.
 *
 * @param upload its octets, complete; from an upload of the mailbox that it is appended to
 * @param summary what the scanner found in them
 * @param flags the flags it begins with
 * @param internalDate when it arrived
 */
public record NewMessage(Upload upload, Summary summary, Flags flags, InternalDate internalDate) {}
