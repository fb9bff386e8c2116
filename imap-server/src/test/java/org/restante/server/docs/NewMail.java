package org.restante.server.docs;

import java.util.function.Consumer;
import org.restante.core.event.MailEvent;
import org.restante.core.event.MailEventListener;

/** Has the phones of users ring. */
public final class NewMail implements MailEventListener {
    private final Consumer<String> phone;

    public NewMail(Consumer<String> phone) {
        this.phone = phone;
    }

    @Override
    public void on(MailEvent event) {
        switch (event) {
            case MailEvent.MessagesAdded added ->
                phone.accept(added.mailbox().owner() + " has new mail in "
                        + added.mailbox().name());
            case MailEvent.Lost lost -> phone.accept("everybody may have new mail");
            default -> {}
        }
    }
}
