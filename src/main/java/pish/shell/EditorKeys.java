package pish.shell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import pish.command.KeyBindings;
import pish.command.Setting;
import pish.command.Settings;

/** Has the line editor heed the keys that the user has chosen. */
final class EditorKeys {
    private static final Map<String, Capability> NAMED = Map.ofEntries(
            Map.entry("Up", Capability.key_up),
            Map.entry("Down", Capability.key_down),
            Map.entry("Left", Capability.key_left),
            Map.entry("Right", Capability.key_right),
            Map.entry("Home", Capability.key_home),
            Map.entry("End", Capability.key_end),
            Map.entry("PageUp", Capability.key_ppage),
            Map.entry("PageDown", Capability.key_npage),
            Map.entry("Insert", Capability.key_ic),
            Map.entry("Delete", Capability.key_dc));

    private final LineEditor editor;
    private final Settings settings;
    private final KeyBindings bindings;
    private int changes;

    EditorKeys(LineEditor editor, Settings settings, KeyBindings bindings) {
        this.editor = editor;
        this.settings = settings;
        this.bindings = bindings;
    }

    /** Makes the keys what the user has chosen by now; between two lines. */
    void follow() {
        Map<String, KeyMap<Binding>> maps = editor.getKeyMaps();
        boolean vi = settings.is(Setting.KEYS, "vi");
        maps.put(LineReader.MAIN, maps.get(vi ? LineReader.VIINS : LineReader.EMACS));
        if (changes == bindings.changes()) {
            return;
        }
        changes = bindings.changes();
        bindings.all().forEach((keys, function) -> {
            String sequence = sequence(editor.getTerminal(), keys);
            if (!sequence.isEmpty()) {
                maps.get(LineReader.EMACS).bind(new Reference(function), sequence);
                maps.get(LineReader.VIINS).bind(new Reference(function), sequence);
            }
        });
    }

    /** Returns what a terminal sends for keys, or the empty string where it has no such key. */
    static String sequence(Terminal terminal, String keys) {
        StringBuilder sequence = new StringBuilder();
        for (String key : List.of(keys.split(" ", -1))) {
            String one = one(terminal, key);
            if (one == null) {
                return "";
            }
            sequence.append(one);
        }
        return sequence.toString();
    }

    private static String one(Terminal terminal, String key) {
        if (key.startsWith("Ctrl-")) {
            return KeyMap.ctrl(
                    key.substring("Ctrl-".length()).toUpperCase(Locale.ROOT).charAt(0));
        }
        if (key.startsWith("Alt-")) {
            return KeyMap.alt(key.substring("Alt-".length()));
        }
        Capability capability = NAMED.getOrDefault(key, Capability.byName("key_" + key.toLowerCase(Locale.ROOT)));
        return KeyMap.key(terminal, capability);
    }
}
