package org.restante.dist.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;

/** The list of all settings, as a configuration file that says what is the case anyway. */
final class SettingsPage {
    private final KnownSettings known;
    private final Config config;

    SettingsPage(KnownSettings known, Config config) {
        this.known = known;
        this.config = config;
    }

    String text() {
        StringBuilder page = new StringBuilder();
        String section = "";
        for (KnownSetting setting : known.all()) {
            String its = KnownSettings.section(setting.path());
            if (!its.equals(section)) {
                section = its;
                page.append("\n## ").append(section).append('\n');
                known.sectionMeaning(section)
                        .forEach(line -> page.append("## ").append(line).append('\n'));
            }
            page.append('\n');
            setting.meaning().forEach(line -> page.append("# ").append(line).append('\n'));
            append(page, setting);
        }
        return page.toString().stripLeading();
    }

    private void append(StringBuilder page, KnownSetting setting) {
        ConfigValue value = config.getValue(setting.path());
        String rendered = value.render();
        if (!rendered.equals(setting.byDefault())) {
            page.append("# default: ").append(setting.byDefault()).append("; this one is from ");
            page.append(ConfigurationError.place(value.origin())).append('\n');
        }
        page.append(setting.path()).append(" = ").append(rendered).append('\n');
    }
}
