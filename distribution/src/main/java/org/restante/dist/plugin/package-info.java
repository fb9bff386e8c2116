/** Plugins: jars with a Guice module, on the class path or in folders of their own. See {@link org.restante.dist.plugin.Plugins}. */
package org.restante.dist.plugin;
