package pish.shell;

import java.util.Optional;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.Links;

/** What connections heed of the settings, whenever these change. */
final class HeededSettings {
    private HeededSettings() {}

    /** Has connections heed them. */
    static void by(Links links, Settings settings) {
        links.asRoot(() -> settings.on(Setting.SUDO));
        links.passwords()
                .keepFor(() -> Optional.of(settings.get(Setting.PASSWORD_CACHE))
                        .filter(value -> !value.equals("session"))
                        .map(value -> settings.duration(Setting.PASSWORD_CACHE)));
    }
}
