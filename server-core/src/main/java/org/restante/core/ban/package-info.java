/** Who is kept out for a while, and who never is: {@link org.restante.core.ban.Bans}. */
package org.restante.core.ban;
