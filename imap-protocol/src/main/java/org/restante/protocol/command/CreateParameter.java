package org.restante.protocol.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** A parameter of CREATE (RFC 4466 section 2.2). */
public sealed interface CreateParameter extends Encodable permits CreateParameter.Use, ExtensionCreateParameter {
    /** USE: what the mailbox is for (RFC 6154 section 3). */
    record Use(Set<SpecialUse> uses) implements CreateParameter {
        public Use {
            uses = Set.copyOf(uses);
        }

        // create-param =/ "USE" SP "(" [use-attr *(SP use-attr)] ")" (RFC 6154 section 6)
        private static Use parse(ImapReader in) throws ImapSyntaxException {
            in.sp();
            Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
            in.listOrEmpty(() -> {
                in.expect('\\');
                uses.add(SpecialUse.of("\\" + in.atom()).orElseThrow(() -> new SpecialUseException()));
            });
            return new Use(uses);
        }

        @Override
        public void encode(ImapWriter out) {
            List<String> attributes = new ArrayList<>();
            uses.stream().sorted().forEach(use -> attributes.add(use.attribute()));
            out.raw("USE (").raw(String.join(" ", attributes)).raw(")");
        }
    }

    // create-params = SP "(" create-param *(SP create-param) ")" (RFC 4466 section 3), or nothing
    static List<CreateParameter> parseList(ImapReader in) throws ImapSyntaxException {
        return in.tryConsume(' ') ? Lists.parse(in, CreateParameter::parse) : List.of();
    }

    // create-param = create-param-name [SP create-param-value] (RFC 4466 section 3)
    private static CreateParameter parse(ImapReader in) throws ImapSyntaxException {
        String name = Lists.name(in, CreateParameter.class);
        return name.equals("USE") ? Use.parse(in) : Lists.extension(in, CreateParameter.class, name);
    }
}
