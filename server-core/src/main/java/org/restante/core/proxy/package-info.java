/**
 * Behind a proxy (HAProxy, a balancer of a cloud): who the client is says a header of the PROXY protocol, version 2, before
 * anything else (haproxy.org, "The PROXY protocol", section 2.2). {@link org.restante.core.proxy.ProxyHeader} reads it.
 */
package org.restante.core.proxy;
