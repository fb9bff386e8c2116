package org.restante.dist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.restante.core.tls.NewCertificate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "certificate",
        description = "Makes a key with a self-signed certificate, or with a request for one.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "NAMEs are the host names and addresses that clients connect to; files are named after the first. A request",
            "goes to an authority, whose answer takes the place of the certificate. Nothing is made for programs such as",
            "certbot: point tls.certificate and tls.key at their files, which are read again when they change."
        })
final class CertificateCommand implements Callable<Integer> {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-.:*";

    @Option(names = "--request", description = "A certificate signing request (PKCS #10) instead of a certificate.")
    private boolean request;

    @Option(names = "--days", paramLabel = "DAYS", description = "How long a self-signed one is valid: 1 to 825 (820).")
    private int days = 820;

    @Option(names = "--to", paramLabel = "DIR", description = "Where the files are put. Default: the current folder.")
    private Path folder = Path.of("");

    @Mixin
    private final Output output = new Output();

    @Option(names = "--force", description = "Replaces files that are there.")
    private boolean force;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Host names and addresses of the server.")
    private List<String> names = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<String> all =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        for (String name : all) {
            if (name.isEmpty() || !name.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)) {
                throw new ParameterException(spec.commandLine(), "\"" + name + "\" is no host name or address");
            }
        }
        if (days < 1 || days > NewCertificate.LONGEST_LIFE.toDays()) {
            throw new ParameterException(spec.commandLine(), "--days is 1 to 825: clients accept no longer ones");
        }
        String base = all.getFirst().replace('*', '_').replace(':', '_');
        Path key = target(base + "-key.pem");
        Path other = target(base + (request ? ".csr" : "-cert.pem"));
        NewCertificate certificate = new NewCertificate(all.getFirst(), all);
        certificate.writeKey(key);
        if (request) {
            certificate.writeRequest(other);
        } else {
            certificate.writeSelfSigned(other, Duration.ofDays(days));
        }
        say(key, other);
        return 0;
    }

    private Path target(String name) throws FileAlreadyExistsException {
        Path file = folder.resolve(name).toAbsolutePath().normalize();
        if (Files.exists(file) && !force) {
            throw new FileAlreadyExistsException(file.toString());
        }
        return file;
    }

    private void say(Path key, Path other) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json) {
            out.println(Json.object()
                    .with("key", key.toString())
                    .with(request ? "request" : "certificate", other.toString()));
            return;
        }
        if (request) {
            out.println("# send " + other + " to the authority, and put here what it answers:");
            out.println("tls.certificate = \"" + other.toString().replaceFirst("\\.csr$", "-cert.pem") + "\"");
        } else {
            out.println("tls.certificate = \"" + other + "\"");
        }
        out.println("tls.key = \"" + key + "\"");
    }
}
