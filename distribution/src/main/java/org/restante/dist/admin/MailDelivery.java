package org.restante.dist.admin;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.restante.dist.admin.DeliveryAnswer.Status;
import org.restante.lmtp.delivery.Delivery;
import org.restante.lmtp.delivery.DeliverySettings;
import org.restante.lmtp.delivery.Envelope;
import org.restante.lmtp.delivery.MailAddress;
import org.restante.lmtp.delivery.Outcome;
import org.restante.lmtp.delivery.Recipient;
import org.restante.lmtp.delivery.Recipients;
import org.restante.lmtp.delivery.Recipients.Found;
import org.restante.lmtp.delivery.Spool;
import org.restante.store.StoreException;

/** Delivers what programs of this machine bring. */
public final class MailDelivery {
    private final DeliverySettings settings;
    private final Recipients recipients;
    private final Delivery delivery;
    private final Clock clock = Clock.systemUTC();

    /** Delivers to these recipients. */
    @Inject
    public MailDelivery(DeliverySettings settings, Recipients recipients, Delivery delivery) {
        this.settings = settings;
        this.recipients = recipients;
        this.delivery = delivery;
    }

    DeliveryAnswer deliver(Optional<MailAddress> sender, MailAddress address, MailContent content) throws IOException {
        return switch (recipients.find(address)) {
            case Found.Known known -> deliver(sender, known.recipient(), content);
            case Found.Disabled disabled ->
                new DeliveryAnswer(Status.NO_USER, "the account of " + address + " is closed");
            case Found.Unknown unknown -> new DeliveryAnswer(Status.NO_USER, "there is no user " + address);
        };
    }

    private DeliveryAnswer deliver(Optional<MailAddress> sender, Recipient recipient, MailContent content)
            throws IOException {
        try (Spool spool = new Spool(settings.spool(), settings.largestMessage())) {
            content.writeTo(new Spooled(spool));
            if (spool.isTooLarge()) {
                return new DeliveryAnswer(
                        Status.REFUSED, "larger than " + settings.largestMessage() + " octets (limits.message)");
            }
            Envelope envelope =
                    new Envelope(sender, "by " + settings.hostName() + " (restante deliver)", clock.instant());
            return answer(delivery.deliver(envelope, List.of(recipient), spool).getFirst());
        }
    }

    private static DeliveryAnswer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered delivered -> new DeliveryAnswer(Status.DELIVERED, "delivered");
            case Outcome.Duplicate duplicate -> new DeliveryAnswer(Status.DELIVERED, "delivered before");
            case Outcome.Failed failed ->
                new DeliveryAnswer(status(failed.reason()), failed.reason().getMessage());
        };
    }

    private static Status status(StoreException reason) {
        return switch (reason.code()) {
            case TOOBIG, CANNOT, NOPERM -> Status.REFUSED;
            default -> Status.LATER;
        };
    }

    /** Puts what is written into a spool. */
    private static final class Spooled extends OutputStream {
        private final Spool spool;

        Spooled(Spool spool) {
            this.spool = spool;
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            spool.write(octets, offset, length);
        }
    }
}
