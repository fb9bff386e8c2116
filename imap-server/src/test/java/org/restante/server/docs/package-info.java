/**
 * The examples of the pages in {@code docs}, which are compiled and run, and tests that hold the pages to the code. Start
 * with {@link org.restante.server.docs.PagesTest}.
 */
package org.restante.server.docs;
