package org.restante.server;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import jakarta.inject.Singleton;
import org.restante.protocol.wire.LiteralExtension;
import org.restante.server.append.AppendLimits;
import org.restante.server.append.EightBitHeaders;
import org.restante.server.command.auth.AuthExtension;
import org.restante.server.command.list.ListExtension;
import org.restante.server.command.mailbox.MailboxExtension;
import org.restante.server.command.message.MessageExtension;
import org.restante.server.command.session.SessionExtension;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.MessageLimit;
import org.restante.server.engine.ProgressInterval;
import org.restante.server.extension.acl.AclExtension;
import org.restante.server.extension.annotate.AnnotateExtension;
import org.restante.server.extension.annotate.AnnotateSettings;
import org.restante.server.extension.catenate.CatenateExtension;
import org.restante.server.extension.compress.CompressExtension;
import org.restante.server.extension.context.ContextExtension;
import org.restante.server.extension.context.ContextSettings;
import org.restante.server.extension.filters.FiltersExtension;
import org.restante.server.extension.fuzzy.FuzzyExtension;
import org.restante.server.extension.i18n.I18nExtension;
import org.restante.server.extension.inprogress.InProgressExtension;
import org.restante.server.extension.jmapaccess.JmapAccessExtension;
import org.restante.server.extension.jmapaccess.JmapAccessSettings;
import org.restante.server.extension.language.LanguageExtension;
import org.restante.server.extension.language.LanguageSettings;
import org.restante.server.extension.messagelimit.MessageLimitExtension;
import org.restante.server.extension.metadata.MetadataExtension;
import org.restante.server.extension.metadata.MetadataSettings;
import org.restante.server.extension.multisearch.MultiSearchExtension;
import org.restante.server.extension.notify.NotifyExtension;
import org.restante.server.extension.notify.NotifySettings;
import org.restante.server.extension.objectid.ObjectIdExtension;
import org.restante.server.extension.partial.PartialExtension;
import org.restante.server.extension.preview.PreviewExtension;
import org.restante.server.extension.quota.QuotaExtension;
import org.restante.server.extension.quota.QuotaSettings;
import org.restante.server.extension.referral.LoginReferrals;
import org.restante.server.extension.referral.MailboxReferrals;
import org.restante.server.extension.referral.ReferralSettings;
import org.restante.server.extension.replace.ReplaceExtension;
import org.restante.server.extension.savedate.SaveDateExtension;
import org.restante.server.extension.sort.SortExtension;
import org.restante.server.extension.thread.ThreadExtension;
import org.restante.server.extension.uidbatches.UidBatchesExtension;
import org.restante.server.extension.uidonly.UidOnlyExtension;
import org.restante.server.extension.unauthenticate.UnauthenticateExtension;
import org.restante.server.extension.urlauth.UrlAuthExtension;
import org.restante.server.extension.urlauth.UrlAuthSettings;
import org.restante.server.extension.utf8.Utf8Extension;
import org.restante.server.extension.within.WithinExtension;
import org.restante.server.extension.xlist.XListExtension;

/**
 * IMAP4rev1 and IMAP4rev2 in pieces, and every extension that the server brings along: all come in by the same door as
 * everybody's, in the order in which CAPABILITY announces them. An extension with settings asks for them in its constructor;
 * their default is named here, and a program sets others with an {@link OptionalBinder}.
 */
final class StockExtensions extends AbstractModule {
    @Override
    protected void configure() {
        add("session", SessionExtension.class);
        add("auth", AuthExtension.class);
        add("mailbox", MailboxExtension.class);
        add("list", ListExtension.class);
        add("message", MessageExtension.class);
        add("compress", CompressExtension.class);
        add("notify", NotifyExtension.class);
        setting(NotifySettings.class, NotifySettings.DEFAULT);
        add("unauthenticate", UnauthenticateExtension.class);
        add("login-referrals", LoginReferrals.class);
        add("mailbox-referrals", MailboxReferrals.class);
        setting(ReferralSettings.class, ReferralSettings.NONE);
        add("jmapaccess", JmapAccessExtension.class);
        setting(JmapAccessSettings.class, JmapAccessSettings.NONE);
        add("language", LanguageExtension.class);
        setting(LanguageSettings.class, LanguageSettings.DEFAULT);
        add("xlist", XListExtension.class);
        setting(AppendLimits.class, AppendLimits.DEFAULT);
        add("replace", ReplaceExtension.class);
        add("catenate", CatenateExtension.class);
        add("urlauth", UrlAuthExtension.class);
        setting(UrlAuthSettings.class, UrlAuthSettings.DEFAULT);
        add("preview", PreviewExtension.class);
        add("savedate", SaveDateExtension.class);
        add("objectid", ObjectIdExtension.class);
        add("acl", AclExtension.class);
        setting(MetadataSettings.class, MetadataSettings.DEFAULT);
        add("metadata", MetadataExtension.class);
        setting(AnnotateSettings.class, AnnotateSettings.DEFAULT);
        add("annotate", AnnotateExtension.class);
        setting(QuotaSettings.class, QuotaSettings.DEFAULT);
        add("quota", QuotaExtension.class);
        // Search and order.
        add("sort", SortExtension.class);
        add("thread", ThreadExtension.class);
        add("partial", PartialExtension.class);
        add("context", ContextExtension.class);
        setting(ContextSettings.class, ContextSettings.DEFAULT);
        add("within", WithinExtension.class);
        add("fuzzy", FuzzyExtension.class);
        add("i18n", I18nExtension.class);
        add("filters", FiltersExtension.class);
        // What Apple Mail looks for.
        add("uidonly", UidOnlyExtension.class);
        add("uidbatches", UidBatchesExtension.class);
        add("messagelimit", MessageLimitExtension.class);
        add("inprogress", InProgressExtension.class);
        add("multisearch", MultiSearchExtension.class);
        add("utf8", Utf8Extension.class);
        setting(EightBitHeaders.class, EightBitHeaders.ACCEPT);
        setting(LiteralExtension.class, LiteralExtension.PLUS);
        setting(MessageLimit.class, MessageLimit.DEFAULT);
        setting(ProgressInterval.class, ProgressInterval.DEFAULT);
    }

    private void add(String name, Class<? extends ImapExtension> extension) {
        Extensions.bind(binder(), name).to(extension).in(Singleton.class);
    }

    /** Names what an extension asks for, and what it gets unless a program sets something else. */
    <T> void setting(Class<T> type, T byDefault) {
        OptionalBinder.newOptionalBinder(binder(), type).setDefault().toInstance(byDefault);
    }
}
