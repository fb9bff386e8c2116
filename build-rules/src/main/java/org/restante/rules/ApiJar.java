package org.restante.rules;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.AttributeInfo;
import javassist.bytecode.ClassFile;
import javassist.bytecode.FieldInfo;
import javassist.bytecode.MethodInfo;

/**
 * The signatures of those classes of a module that others may use, as a jar: without code, and without what others cannot see.
 * The same signatures give the same octets.
 */
final class ApiJar {
    private static final String SUFFIX = ".class";
    private static final LocalDateTime SOME_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final Set<String> SAY_WHAT_IT_IS = Set.of("Signature", "Exceptions", "InnerClasses", "Deprecated");

    private final Map<String, ClassFile> types = new TreeMap<>();

    private ApiJar() {}

    /**
     * Makes the jar.
     *
     * @param classes the folder with the classes of the module
     * @param guarded which of them: packages, packages with those below them ({@code "org.example.."}), and classes
     */
    static byte[] of(Path classes, List<String> guarded) throws IOException {
        ApiJar jar = new ApiJar();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
                String path = classes.relativize(file).toString();
                String name = path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
                if (guarded.stream().anyMatch(pattern -> matches(pattern, name))) {
                    jar.types.put(name, read(file));
                }
            }
        }
        return jar.octets();
    }

    private static boolean matches(String pattern, String name) {
        if (pattern.endsWith("..")) {
            return name.startsWith(pattern.substring(0, pattern.length() - 1));
        }
        return name.equals(pattern)
                || name.startsWith(pattern + "$")
                || name.substring(0, name.lastIndexOf('.')).equals(pattern);
    }

    private static ClassFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new ClassFile(new DataInputStream(in));
        }
    }

    private byte[] octets() throws IOException {
        List<String> visible = types.keySet().stream().filter(this::isVisible).toList();
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(octets)) {
            for (String name : visible) {
                ClassFile type = types.get(name);
                strip(type);
                ZipEntry entry = new ZipEntry(name.replace('.', '/') + SUFFIX);
                entry.setTimeLocal(SOME_TIME);
                zip.putNextEntry(entry);
                DataOutputStream out = new DataOutputStream(zip);
                type.write(out);
                out.flush();
                zip.closeEntry();
            }
        }
        return octets.toByteArray();
    }

    // A class is seen as far as all those around it are.
    private boolean isVisible(String name) {
        ClassFile type = types.get(name);
        int outer = name.lastIndexOf('$');
        return outer < 0
                ? isVisible(type.getAccessFlags())
                : isVisible(type.getInnerAccessFlags()) && isVisible(name.substring(0, outer));
    }

    private static boolean isVisible(int flags) {
        return flags != -1 && (flags & (AccessFlag.PUBLIC | AccessFlag.PROTECTED)) != 0;
    }

    private static void strip(ClassFile type) {
        type.getFields().removeIf(field -> !isVisible(field.getAccessFlags()));
        type.getMethods().removeIf(method -> !isVisible(method.getAccessFlags()));
        strip(type.getAttributes());
        for (FieldInfo field : type.getFields()) {
            strip(field.getAttributes());
        }
        for (MethodInfo method : type.getMethods()) {
            strip(method.getAttributes());
        }
        type.compact();
    }

    private static void strip(List<AttributeInfo> attributes) {
        attributes.removeIf(attribute -> !SAY_WHAT_IT_IS.contains(attribute.getName()));
    }
}
