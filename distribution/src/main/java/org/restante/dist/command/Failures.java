package org.restante.dist.command;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.ProvisionException;
import com.google.inject.spi.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.restante.core.tls.UnusableCertificate;
import org.restante.dist.admin.AdminException;
import org.restante.dist.admin.NoServer;
import org.restante.dist.admin.ServerLost;
import org.restante.dist.config.ConfigurationError;
import org.restante.dist.plugin.PluginError;
import org.restante.sasl.directory.DirectoryException;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Says in words what went wrong. A stack trace is for the log, and only of what should not have happened. */
final class Failures implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println("restante: " + words(failure).replace("\n", "\nrestante: "));
        CommandSpec spec = command.getCommandSpec();
        if (failure instanceof NoServer) {
            return RestanteCommand.NO_SERVER;
        }
        return isConfiguration(failure) ? spec.exitCodeOnInvalidInput() : spec.exitCodeOnExecutionException();
    }

    private static boolean isConfiguration(Throwable failure) {
        return switch (failure) {
            case ConfigurationError e -> true;
            case PluginError e -> true;
            case UnusableCertificate e -> true;
            case ProvisionException e -> e.getCause() != null && isConfiguration(e.getCause());
            case CreationException e -> true;
            case ConfigurationException e -> true;
            default -> false;
        };
    }

    private static String words(Throwable failure) {
        return switch (failure) {
            case ConfigurationError e -> e.getMessage();
            case PluginError e -> e.getMessage();
            case UnusableCertificate e -> e.getMessage();
            case AdminException e -> e.getMessage();
            case NoServer e -> e.getMessage();
            case ServerLost e -> e.getMessage();
            case StoreException e -> withCause(e);
            case DirectoryException e -> e.getMessage();
            case ProvisionException e -> e.getCause() == null ? words(e.getErrorMessages()) : words(e.getCause());
            case CreationException e -> words(e.getErrorMessages());
            case ConfigurationException e -> words(e.getErrorMessages());
            case UncheckedIOException e -> words(e.getCause());
            case NoSuchFileException e -> e.getFile() + " is not there";
            case AccessDeniedException e -> e.getFile() + ": permission denied";
            case FileAlreadyExistsException e -> e.getFile() + " is there already";
            case IOException e -> String.valueOf(e.getMessage());
            default -> {
                LOG.error("internal error", failure);
                yield "internal error: " + failure;
            }
        };
    }

    // The message is for the users of the server, who are not to know what is for the operator.
    private static String withCause(Throwable failure) {
        StringBuilder words = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            words.append(": ").append(cause.getMessage());
        }
        return words.toString();
    }

    private static String words(Collection<Message> messages) {
        return messages.stream().map(Message::getMessage).collect(Collectors.joining("\n"));
    }
}
