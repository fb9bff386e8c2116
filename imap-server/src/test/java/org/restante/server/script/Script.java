package org.restante.server.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A script.
 *
 * @param path its file
 * @param needs the capabilities without which it has no meaning
 * @param settings what the server is set to, where that differs from its defaults
 * @param setup what is done before, in a session of its own
 * @param opening the commands with which every session begins, after its login
 * @param login whether sessions log in by themselves
 * @param steps what it does and expects
 */
record Script(
        Path path,
        List<String> needs,
        Map<String, String> settings,
        List<Step.Send> setup,
        List<String> opening,
        boolean login,
        List<Step> steps) {}
