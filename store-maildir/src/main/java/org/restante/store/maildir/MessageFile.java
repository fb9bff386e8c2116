package org.restante.store.maildir;

/**
 * The file of a message in {@code cur}.
 *
 * @param name its name
 * @param guid the identity of its content
 */
record MessageFile(FileName name, String guid) {
    String base() {
        return name.base();
    }

    MessageFile named(FileName other) {
        return new MessageFile(other, guid);
    }
}
