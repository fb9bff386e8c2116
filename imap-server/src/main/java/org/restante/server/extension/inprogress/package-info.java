/** INPROGRESS (RFC 9585): commands that take their time say so. */
package org.restante.server.extension.inprogress;
