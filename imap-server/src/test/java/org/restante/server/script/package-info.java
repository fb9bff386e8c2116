/**
 * Wire scripts: files of {@code C:} and {@code S:} lines that are run against a server over a socket. The format is
 * described in {@code src/test/resources/scripts/README.md}.
 *
 * <p>Start reading at {@link org.restante.server.script.ScriptParser}, which makes a {@link
 * org.restante.server.script.Script} of a file, and {@link org.restante.server.script.ScriptRunner}, which carries it
 * out against a {@link org.restante.server.script.Target}.
 */
package org.restante.server.script;
