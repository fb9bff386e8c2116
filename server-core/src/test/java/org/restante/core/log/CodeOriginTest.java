package org.restante.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

final class CodeOriginTest {
    /** What a plugin does. */
    public static final class Work implements Runnable {
        @Override
        public void run() {
            Integer.parseInt("no number");
        }
    }

    /** Has the class once more, as a plugin would. */
    private static final class Loader extends ClassLoader {
        Loader() {
            super(CodeOrigin.PLUGIN + "club", CodeOriginTest.class.getClassLoader());
        }

        Runnable work() throws IOException, ReflectiveOperationException {
            String name = Work.class.getName();
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] octets = in.readAllBytes();
                return (Runnable) defineClass(name, octets, 0, octets.length)
                        .getConstructor()
                        .newInstance();
            }
        }
    }

    private static Throwable thrownBy(Runnable work) {
        try {
            work.run();
            throw new AssertionError("nothing thrown");
        } catch (NumberFormatException thrown) {
            return thrown;
        }
    }

    @Test
    void namesTheLastCallThatIsNotOfJava() {
        assertThat(CodeOrigin.of(thrownBy(new Work()))).isEqualTo(Work.class.getName() + ".run");
    }

    @Test
    void namesThePlugin() throws Exception {
        Throwable thrown = thrownBy(new Loader().work());
        assertThat(CodeOrigin.of(thrown)).isEqualTo("plugin club: " + Work.class.getName() + ".run");
        assertThat(CodeOrigin.of(new IllegalStateException(thrown)))
                .as("what caused it counts")
                .startsWith("plugin club: ");
    }

    @Test
    void somethingIsSaidOfAThreadThatIsNowhere() {
        assertThat(CodeOrigin.of(new StackTraceElement[0])).isEqualTo("code unknown");
    }
}
