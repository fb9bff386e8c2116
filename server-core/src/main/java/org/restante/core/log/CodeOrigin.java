package org.restante.core.log;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whose code it was, as a stack trace tells: {@code plugin club: com.example.club.ZipMailbox.commit}. What is called last
 * counts; of what a plugin's code calls, the plugin does, since it is what an operator can take out.
 */
public final class CodeOrigin {
    /** What the names of the class loaders of plugins begin with; the name of the plugin follows. */
    public static final String PLUGIN = "plugin ";

    private static final List<String> JAVA = List.of("java.", "jdk.");

    private CodeOrigin() {}

    /** Returns whose code threw something. */
    public static String of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Optional<String> plugin = ofPlugin(cause.getStackTrace());
            if (plugin.isPresent()) {
                return plugin.get();
            }
        }
        return of(thrown.getStackTrace());
    }

    /** Returns whose code a thread is in, from the stack trace of it. */
    public static String of(StackTraceElement[] trace) {
        return ofPlugin(trace)
                .or(() -> innermost(trace).map(CodeOrigin::method))
                .orElse("code unknown");
    }

    /** Returns the call that is the last one outside of Java's own classes. */
    public static Optional<StackTraceElement> innermost(StackTraceElement[] trace) {
        return Arrays.stream(trace).filter(frame -> !isJava(frame)).findFirst();
    }

    private static Optional<String> ofPlugin(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .filter(frame -> frame.getClassLoaderName() != null
                        && frame.getClassLoaderName().startsWith(PLUGIN))
                .findFirst()
                .map(frame -> frame.getClassLoaderName() + ": " + method(frame));
    }

    private static boolean isJava(StackTraceElement frame) {
        return frame.getModuleName() != null && JAVA.stream().anyMatch(frame.getModuleName()::startsWith);
    }

    private static String method(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }
}
