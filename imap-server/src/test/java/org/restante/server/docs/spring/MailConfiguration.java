package org.restante.server.docs.spring;

import org.restante.server.ImapServer;
import org.restante.store.MailStore;
import org.restante.store.memory.MemoryStore;

@Configuration
class MailConfiguration {
    @Bean
    MailStore mailStore() {
        return new MemoryStore();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ImapServer imapServer(MailStore store) {
        return ImapServer.builder()
                .listen("127.0.0.1", 0)
                .store(store)
                .user("alice", "secret")
                .build();
    }
}
