/**
 * What is installed, put together: {@link org.restante.dist.serve.Installation} is the store and the directory that the
 * configuration picks, {@link org.restante.dist.serve.RunningServer} serves them.
 */
package org.restante.dist.serve;
