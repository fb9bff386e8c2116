package org.restante.protocol.command;

import java.util.List;
import org.restante.protocol.wire.Grammar;

/** The families of the core's commands that extensions can add to: those whose rules are looked up here. */
public final class Families {
    private static final List<Class<?>> CORE = List.of(
            AppendData.class,
            AppendOption.class,
            CreateParameter.class,
            FetchItem.class,
            FetchModifier.class,
            ListReturnOption.class,
            ListSelectionOption.class,
            SearchKey.class,
            SearchReturnOption.class,
            SelectParameter.class,
            StatusItem.class,
            StoreAttribute.class,
            StoreModifier.class);

    private Families() {}

    /** Returns a grammar's builder that knows them. */
    public static Grammar.Builder grammar() {
        Grammar.Builder builder = Grammar.builder();
        CORE.forEach(builder::reads);
        return builder;
    }
}
