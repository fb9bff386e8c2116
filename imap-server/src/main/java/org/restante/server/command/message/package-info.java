/** Commands about messages: FETCH, SEARCH, STORE, COPY, MOVE, EXPUNGE and APPEND. */
package org.restante.server.command.message;
