/** The server in a program that Spring puts together; stand-ins say here what Spring's own annotations say there. */
package org.restante.server.docs.spring;
