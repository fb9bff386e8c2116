/**
 * LOGIN-REFERRALS (RFC 2221) and MAILBOX-REFERRALS (RFC 2193), from settings: users and mailboxes that are on another server.
 * Start at {@link org.restante.server.extension.referral.ReferralSettings}.
 */
package org.restante.server.extension.referral;
