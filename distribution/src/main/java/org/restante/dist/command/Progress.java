package org.restante.dist.command;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar if there is a terminal to show it on, nothing otherwise. */
final class Progress implements AutoCloseable {
    private static final long MEBIBYTE = 1 << 20;

    private final Optional<ProgressBar> bar;

    private Progress(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    /**
     * Begins.
     *
     * @param octets how many there are to be done
     */
    static Progress of(String task, long octets) {
        return new Progress(Optional.ofNullable(System.console()).map(terminal -> new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(octets)
                .setUnit(" MiB", MEBIBYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .build()));
    }

    void to(long octets) {
        bar.ifPresent(shown -> shown.stepTo(octets));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
