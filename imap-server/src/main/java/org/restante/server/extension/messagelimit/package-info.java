/** MESSAGELIMIT and SAVELIMIT (RFC 9738): no command is about more messages than the operator wants. */
package org.restante.server.extension.messagelimit;
