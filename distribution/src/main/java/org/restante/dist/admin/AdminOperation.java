package org.restante.dist.admin;

/** What can be asked for through the admin socket: one octet, the ordinal. */
enum AdminOperation {
    USERS,
    ADD_USER,
    SET_PASSWORD,
    REMOVE_USER,
    MAILBOXES,
    CREATE_MAILBOX,
    DELETE_MAILBOX,
    RENAME_MAILBOX,
    APPEND,
    DELIVER,
    EXPORT,
    CHECK,
    REBUILD,
    QUOTA,
    SET_QUOTA,
    STATUS,
    SESSIONS,
    END_SESSIONS,
    LOG_LEVELS,
    SET_LOG_LEVEL,
    TRACES,
    TRACE,
    END_TRACE;

    private static final AdminOperation[] ALL = values();

    static AdminOperation of(int octet) {
        if (octet >= ALL.length) {
            throw new AdminException("the server and this program are of different versions");
        }
        return ALL[octet];
    }
}
