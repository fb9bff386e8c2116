/**
 * Users in one text file, one line a user:
 *
 * <pre>
 * # comments and empty lines stay where they are
 * alice:$argon2id$v=19$m=19456,t=3,p=1$…$…:scram-sha-256=10000,SALT,STORED,SERVER:groups=staff,sales:home=a/alice
 * proxy:$argon2id$…:act-as=*
 * bob:$argon2id$…:status=disabled
 * </pre>
 *
 * <p>Name and password hash come first, attributes follow as {@code key=value}. Attributes nobody here knows are kept
 * and handed on. In names and values {@code %}, {@code :}, {@code ,}, {@code #}, {@code *}, spaces and controls are
 * written as {@code %} and two hexadecimal digits. Start with {@link org.restante.sasl.directory.file.FileDirectory}.
 */
package org.restante.sasl.directory.file;
