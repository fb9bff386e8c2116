/**
 * User directories: who the users are, and whether a password is theirs.
 *
 * <p>Start with {@link org.restante.sasl.directory.UserDirectory}, the contract; a plugin implements it and binds itself
 * with {@link org.restante.sasl.directory.Directories#bind}. {@link org.restante.sasl.directory.StaticDirectory} is the
 * smallest one to read.
 */
package org.restante.sasl.directory;
