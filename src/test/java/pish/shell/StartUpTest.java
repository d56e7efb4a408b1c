package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jline.reader.LineReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.KeyBindings;
import pish.command.Setting;
import pish.command.Settings;
import pish.render.Palette;

/** The start-up file, and what it makes of the prompt. */
final class StartUpTest {
    @TempDir
    private Path home;

    private Typist typist;

    @BeforeEach
    void sit() throws Exception {
        typist = new Typist(home, Palette.PLAIN);
    }

    @AfterEach
    void leave() throws Exception {
        typist.close();
    }

    private void startUp(String text) throws IOException {
        Files.writeString(home.resolve("pishrc"), text);
        StartUpFile.run(typist.shell, home, typist.shell.settings());
    }

    @Test
    void itLiesWhereTheStandardSays() {
        Path user = Path.of("/u");
        assertThat(ConfigFolder.of(user, Map.of())).isEqualTo(Path.of("/u/.config/pish"));
        assertThat(ConfigFolder.of(user, Map.of("XDG_CONFIG_HOME", "/x"))).isEqualTo(Path.of("/x/pish"));
        assertThat(ConfigFolder.of(user, Map.of("XDG_CONFIG_HOME", "x"))).isEqualTo(Path.of("/u/.config/pish"));
    }

    @Test
    void whatItSetsStaysAndMistakesStopNothing() throws Exception {
        startUp("set timeout 5s\nnonsense\nset x=1\nalias up = all: uptime\nset prompt '%n%% %t$ '\n");
        assertThat(typist.await("no target")).contains(home + "/pishrc:2: ");
        assertThat(typist.shell.settings().get(Setting.TIMEOUT)).isEqualTo("5s");
        assertThat(typist.shell.script().variables().value("x")).hasValue("1");
        typist.shell.use(java.util.Optional.of("pi01"));
        var line = typist.line();
        typist.await("4% pi01$ ");
        typist.type("up\t-p\r");
        assertThat(line.get()).hasValue("up -p");
    }

    @Test
    void theCommandLineCountsForMore() throws IOException {
        typist.shell.settings().set(Setting.TIMEOUT, "9s");
        startUp("set timeout 5s\nset fanout 3\n");
        assertThat(typist.shell.settings().get(Setting.TIMEOUT)).isEqualTo("9s");
        assertThat(typist.shell.settings().get(Setting.FANOUT)).isEqualTo("3");
    }

    @Test
    void oneThatOthersMayWriteIsNotRun() throws Exception {
        Path file = Files.writeString(home.resolve("pishrc"), "set timeout 5s\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        StartUpFile.run(typist.shell, home, typist.shell.settings());
        assertThat(typist.await("not run")).contains("pishrc");
        assertThat(typist.shell.settings().isSet(Setting.TIMEOUT)).isFalse();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.write(file, new byte[] {(byte) 0xe9, '\n'});
        StartUpFile.run(typist.shell, home, typist.shell.settings());
        assertThat(typist.await("not UTF-8 text")).contains("pishrc");
    }

    @Test
    void keysDoWhatTheyAreBoundTo() throws Exception {
        startUp("bind Ctrl-G kill-whole-line\nbind 'Ctrl-X Ctrl-U' up-case-word\nbind Home end-of-line\n");
        assertThat(typist.line("all: x\u0007help\r")).hasValue("help");
        assertThat(typist.line("a: bc\u001bb\u0018\u0015\r")).hasValue("a: BC");
    }

    @Test
    void viKeys() throws Exception {
        startUp("set keys vi\nbind Ctrl-G kill-whole-line\n");
        assertThat(typist.line("all: x\u001b0ihelp \u001bA y\r")).hasValue("help all: x y");
        assertThat(typist.line("all: x\u0007nodes\r")).hasValue("nodes");
        typist.shell.settings().set(Setting.KEYS, "emacs");
        assertThat(typist.line("b\u0001a\r")).hasValue("ab");
    }

    @Test
    void everyFunctionIsOneOfTheEditors() {
        assertThat(typist.source.editor().getBuiltinWidgets().keySet()).containsAll(KeyBindings.names());
        assertThat(KeyBindings.names()).contains(LineReader.UNDO, LineReader.CLEAR_SCREEN);
        for (String key : new String[] {"Up", "Home", "PageDown", "Delete", "F5", "F12", "Ctrl-G", "Alt-x"}) {
            assertThat(EditorKeys.sequence(typist.source.editor().getTerminal(), key))
                    .as(key)
                    .isNotNull();
        }
        assertThat(EditorKeys.sequence(typist.source.editor().getTerminal(), "Ctrl-X Alt-u"))
                .isEqualTo("\u0018\u001bu");
    }

    @Test
    void coloursFollowTheSettings() {
        assertThat(Palette.COLOUR.themed("light")).isEqualTo(Palette.LIGHT);
        assertThat(Palette.COLOUR.themed("none")).isEqualTo(Palette.PLAIN);
        assertThat(Palette.LIGHT.themed("dark")).isEqualTo(Palette.COLOUR);
        assertThat(Palette.PLAIN.themed("light")).isEqualTo(Palette.PLAIN);
        Settings settings = typist.shell.settings();
        settings.set(Setting.COLOR, "always");
        assertThat(typist.shell.screens().sinks().out().palette()).isEqualTo(Palette.COLOUR);
        settings.set(Setting.THEME, "light");
        assertThat(typist.shell.screens().sinks().out().palette()).isEqualTo(Palette.LIGHT);
        settings.set(Setting.COLOR, "never");
        assertThat(typist.shell.screens().sinks().out().palette()).isEqualTo(Palette.PLAIN);
    }

    @Test
    void aStrangerIsToldOnce() throws IOException {
        Path history = home.resolve("state/pish/history");
        assertThat(FirstRun.hint(history, true)).contains("`all: uptime`", "help");
        assertThat(FirstRun.hint(history, true)).isEmpty();
        Path other = Files.createDirectories(home.resolve("other")).resolve("history");
        Files.writeString(other, "all: x\n");
        assertThat(FirstRun.hint(other, false)).isEmpty();
    }
}
