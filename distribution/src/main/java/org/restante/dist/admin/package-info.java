/**
 * What an operator does to users and mail. {@link org.restante.dist.admin.Administration} says what there is; it is done
 * on the store itself, or through the server that has the store open ({@link org.restante.dist.admin.AdminServer}).
 * {@link org.restante.dist.admin.ServerControl} is what is asked of a server itself.
 */
package org.restante.dist.admin;
