package org.restante.dist.config;

import java.util.List;

/**
 * A setting that a {@code reference.conf} declares.
 *
 * @param path its name
 * @param kind what it takes
 * @param byDefault its default, as it would be written
 * @param meaning the comment above it, line by line
 */
record KnownSetting(String path, SettingKind kind, String byDefault, List<String> meaning) {}
