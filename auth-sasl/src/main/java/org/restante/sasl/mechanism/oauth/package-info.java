/**
 * Logins with a token of OAuth 2.0 instead of a password: OAUTHBEARER (RFC 7628) and its older form XOAUTH2. Start with
 * {@link org.restante.sasl.mechanism.oauth.OAuthBearer}; what tokens have to be like is in
 * {@link org.restante.sasl.mechanism.oauth.OAuthSettings}, who looks at them is a {@code TokenCheck}.
 */
package org.restante.sasl.mechanism.oauth;
