package org.restante.lmtp.session;

import java.time.Clock;
import java.time.Duration;
import org.restante.lmtp.delivery.Delivery;
import org.restante.lmtp.delivery.DeliverySettings;
import org.restante.lmtp.delivery.Recipients;

/**
 * What all sessions of an LMTP server share.
 *
 * @param recipients who recipients are
 * @param delivery where messages go
 * @param settings how they are delivered
 * @param maxRecipients how many one message may have
 * @param timeout how long a client may say nothing
 * @param overQuota what is said when a mailbox is full
 * @param clock what time it is
 */
public record Lmtp(
        Recipients recipients,
        Delivery delivery,
        DeliverySettings settings,
        int maxRecipients,
        Duration timeout,
        OverQuota overQuota,
        Clock clock) {}
