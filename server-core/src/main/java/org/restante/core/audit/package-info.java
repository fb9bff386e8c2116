/** Who came in and who did not, a line each for the operator: {@link org.restante.core.audit.AuditLog}. */
package org.restante.core.audit;
