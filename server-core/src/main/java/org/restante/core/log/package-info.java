/** Lines of a log that programs can read and that no client can break. */
package org.restante.core.log;
