package org.restante.dist.serve;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.restante.dist.admin.AdminException;
import org.slf4j.LoggerFactory;

/** How much loggers say, while the program runs. */
final class LogLevels {
    private static final String DEFAULT = "default";
    private static final int LONGEST_NAME = 200;

    private LogLevels() {}

    private static LoggerContext loggers() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    /** Returns the loggers that have a level of their own, with it. */
    static Map<String, String> all() {
        Map<String, String> levels = new TreeMap<>();
        for (Logger logger : loggers().getLoggerList()) {
            if (logger.getLevel() != null) {
                levels.put(logger.getName(), logger.getLevel().toString().toLowerCase(Locale.ROOT));
            }
        }
        return levels;
    }

    /**
     * Gives a logger a level.
     *
     * @return whether there is anything so far that logs by that name, or by one below it
     * @throws AdminException if there is no such level, or that can be no name
     */
    static boolean set(String name, String level) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || !name.chars().allMatch(LogLevels::isOfAName)) {
            throw new AdminException("\"" + name + "\" is no name of a logger: org.restante, say, or ROOT");
        }
        boolean known = loggers().getLoggerList().stream()
                .anyMatch(logger -> logger.getName().equalsIgnoreCase(name)
                        || logger.getName().startsWith(name + "."));
        // Whoever is asked for a logger makes it.
        boolean root = name.equalsIgnoreCase(Logger.ROOT_LOGGER_NAME);
        Logger logger = loggers().getLogger(root ? Logger.ROOT_LOGGER_NAME : name);
        if (level.equalsIgnoreCase(DEFAULT)) {
            if (root) {
                throw new AdminException("there is no logger above ROOT: give it a level");
            }
            logger.setLevel(null);
        } else {
            logger.setLevel(level(level));
        }
        return known;
    }

    private static boolean isOfAName(int c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '$' || c == '-';
    }

    private static Level level(String name) {
        Level level = Level.toLevel(name, null);
        if (level == null) {
            throw new AdminException(
                    "there is no level \"" + name + "\": off, error, warn, info, debug, trace, all or default");
        }
        return level;
    }
}
