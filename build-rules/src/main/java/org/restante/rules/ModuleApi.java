package org.restante.rules;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.cmp.JarArchiveComparatorOptions.ClassPathMode;
import japicmp.config.Options;
import japicmp.model.JApiClass;
import japicmp.output.stdout.StdoutOutputGenerator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What others compile against goes on to do for them: programs that were compiled or written against the baseline in {@code
 * api/}. A module's test extends this and says what of the module that is.
 */
public abstract class ModuleApi {
    private static final Path BASELINES = Path.of("../api");
    private static final Path CLASSES = Path.of("target/classes");

    private final String module;
    private final List<String> guarded;

    /**
     * Guards a module.
     *
     * @param module its name, and its folder's
     * @param guarded what others may use: packages, packages with those below them ({@code "org.example.."}), and classes
     */
    protected ModuleApi(String module, String... guarded) {
        this.module = module;
        this.guarded = List.of(guarded);
    }

    @Test
    final void staysCompatible() throws IOException {
        Path baseline = BASELINES.resolve(module + ".jar");
        byte[] now = ApiJar.of(CLASSES, guarded);
        String renewed = System.getProperty("restante.api.renew", "none");
        if (renewed.equals(module) || renewed.equals("all")) {
            Files.write(baseline, now);
        } else {
            compare(Files.readAllBytes(baseline), now);
        }
    }

    private void compare(byte[] before, byte[] now) {
        if (Arrays.equals(before, now)) {
            return;
        }
        List<JApiClass> broken = new JarArchiveComparator(options())
                .compare(archive(before, "baseline"), archive(now, "now")).stream()
                        .filter(type -> !type.isBinaryCompatible() || !type.isSourceCompatible())
                        .toList();
        if (!broken.isEmpty()) {
            throw new AssertionError(message(broken));
        }
    }

    private JApiCmpArchive archive(byte[] octets, String version) {
        return new JApiCmpArchive(octets, module + ".jar", version);
    }

    private static JarArchiveComparatorOptions options() {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.setNoAnnotations(true);
        options.setClassPathMode(ClassPathMode.TWO_SEPARATE_CLASSPATHS);
        List<String> path = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        options.setOldClassPath(path);
        options.setNewClassPath(path);
        return options;
    }

    private String message(List<JApiClass> broken) {
        Options options = Options.newDefault();
        options.setOutputOnlyModifications(true);
        return """
                What others compile against has changed so that they no longer can, or no longer run (module %1$s):

                %2$s
                If there is a way to add instead of changing (a method with a default, another constructor), take it. If there \
                is none, renew the baseline, and commit api/%1$s.jar with the change, saying why:

                    mvn -o test -pl %1$s -am -Dtest=ApiTest -Drestante.api.renew=%1$s
                """
                .formatted(
                        module,
                        new StdoutOutputGenerator(options, broken)
                                .generate()
                                .lines()
                                .skip(1) // names the archives, which have none
                                .collect(Collectors.joining("\n")));
    }
}
