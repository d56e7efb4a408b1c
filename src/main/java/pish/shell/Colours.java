package pish.shell;

import pish.command.Setting;
import pish.command.Settings;

/** Has the screen follow the settings of its colours. */
final class Colours {
    private final Screens screens;
    private final Settings settings;
    private String before;

    Colours(Screens screens, Settings settings) {
        this.screens = screens;
        this.settings = settings;
        this.before = wanted();
    }

    private String wanted() {
        return settings.get(Setting.COLOR) + " " + settings.get(Setting.THEME);
    }

    /** Makes the colours what the settings say now. */
    void follow() {
        String now = wanted();
        if (!now.equals(before)) {
            before = now;
            screens.colour(settings);
        }
    }
}
