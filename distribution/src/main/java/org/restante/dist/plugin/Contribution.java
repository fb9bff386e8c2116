package org.restante.dist.plugin;

import com.google.inject.Binding;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.multibindings.MapBinderBinding;
import com.google.inject.multibindings.MultibinderBinding;
import com.google.inject.multibindings.MultibindingsTargetVisitor;
import com.google.inject.multibindings.OptionalBinderBinding;
import com.google.inject.spi.DefaultBindingTargetVisitor;
import com.google.inject.spi.Element;
import com.google.inject.spi.Elements;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.restante.core.event.MailEventListener;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.password.PasswordScheme;
import org.restante.server.engine.ImapExtension;
import org.restante.store.MailStore;
import org.restante.store.access.AccessControl;

/**
 * Something that a module adds under a name.
 *
 * @param kind what it is, in the words of the configuration
 * @param name the name by which the configuration picks it
 */
public record Contribution(String kind, String name) {
    private static final Map<Class<?>, String> KINDS = Map.of(
            MailStore.class, "store",
            UserDirectory.class, "directory",
            SaslMechanism.class, "mechanism",
            PasswordScheme.class, "scheme",
            AccessControl.class, "access",
            ImapExtension.class, "extension",
            MailEventListener.class, "listener");

    /** Returns what a module adds, by kind and name. It is looked at, not run: nothing is opened. */
    public static List<Contribution> of(Module module) {
        return of(Elements.getElements(Stage.TOOL, module));
    }

    static List<Contribution> of(List<Element> elements) {
        Set<Contribution> found =
                new TreeSet<>(Comparator.comparing(Contribution::kind).thenComparing(Contribution::name));
        for (Element element : elements) {
            if (element instanceof Binding<?> binding) {
                found.addAll(binding.acceptTargetVisitor(new Names<>(elements)));
            }
        }
        return List.copyOf(found);
    }

    private static final class Names<T> extends DefaultBindingTargetVisitor<T, List<Contribution>>
            implements MultibindingsTargetVisitor<T, List<Contribution>> {
        private final List<Element> elements;

        Names(List<Element> elements) {
            this.elements = elements;
        }

        @Override
        public List<Contribution> visit(MapBinderBinding<? extends T> binding) {
            Optional<String> kind =
                    Optional.ofNullable(KINDS.get(binding.getValueTypeLiteral().getRawType()));
            return kind.isEmpty()
                    ? List.of()
                    : binding.getEntries(elements).stream()
                            .map(entry ->
                                    new Contribution(kind.get(), entry.getKey().toString()))
                            .toList();
        }

        @Override
        public List<Contribution> visit(MultibinderBinding<? extends T> binding) {
            return List.of();
        }

        @Override
        public List<Contribution> visit(OptionalBinderBinding<? extends T> binding) {
            return List.of();
        }

        @Override
        protected List<Contribution> visitOther(Binding<? extends T> binding) {
            return List.of();
        }
    }
}
