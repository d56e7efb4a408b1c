package pish.shell;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.impl.CompletionMatcherImpl;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/** JLine's line editor, with a right prompt that follows what is typed and what happens meanwhile. */
final class LineEditor extends LineReaderImpl {
    /** In fewer columns the right prompt would be in the way. */
    private static final int RIGHT_FROM = 40;

    private static final String DROP = "drop-line";

    private final UnaryOperator<String> right;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private Runnable whenShown = () -> {};
    private boolean coloured = true;

    /**
     * Makes an editor.
     *
     * @param right returns the right prompt for what is typed
     */
    LineEditor(Terminal terminal, UnaryOperator<String> right) throws IOException {
        super(terminal, "pish", null);
        this.right = right;
        setOpt(Option.DISABLE_EVENT_EXPANSION);
        setOpt(Option.HISTORY_IGNORE_DUPS);
        setOpt(Option.BRACKETED_PASTE);
        unsetOpt(Option.AUTO_FRESH_LINE);
        unsetOpt(Option.AUTO_MENU);
        unsetOpt(Option.INSERT_TAB);
        setVariable(SECONDARY_PROMPT_PATTERN, "%P …> ");
        setVariable(BELL_STYLE, "none");
        setVariable(LIST_MAX, 1000);
        setVariable(COMPLETION_STYLE_STARTING, "bold");
        setCompletionMatcher(new Beginnings());
        getKeyMaps().replaceAll((name, keys) -> withoutMouse(keys));
        getKeyMaps().put(MAIN, getKeyMaps().get(EMACS));
        // as a key, not as a signal: a signal would be noticed only after the next key, and swallow that
        getWidgets().put(DROP, this::drop);
        for (String keys : List.of(EMACS, VIINS, VICMD)) {
            getKeyMaps().get(keys).bind(new Reference(DROP), KeyMap.ctrl('C'));
        }
    }

    /**
     * Returns keys without the report of a mouse, which JLine binds to a backslash and what follows in place of an escape: it
     * would wait after every backslash for more, and put what comes next behind all that was typed ahead.
     */
    private static KeyMap<Binding> withoutMouse(KeyMap<Binding> keys) {
        KeyMap<Binding> others = new KeyMap<>();
        others.setUnicode(keys.getUnicode());
        others.setNomatch(keys.getNomatch());
        others.setAmbiguousTimeout(keys.getAmbiguousTimeout());
        keys.getBoundKeys().forEach((key, bound) -> {
            if (!key.startsWith("\\E")) {
                others.bind(bound, key);
            }
        });
        return others;
    }

    private boolean drop() {
        state = State.INTERRUPT;
        return true;
    }

    /** Shows completions without colour and bold from now on. */
    void withoutColour() {
        coloured = false;
    }

    @Override
    protected AttributedStyle getCompletionStyle(String name, String usual) {
        return coloured ? super.getCompletionStyle(name, usual) : AttributedStyle.DEFAULT;
    }

    /** Sets what is done once the next prompt is on the screen. */
    void whenShown(Runnable action) {
        whenShown = action;
    }

    @Override
    protected void redisplay(boolean flush) {
        setRightPrompt(reading && size.getColumns() >= RIGHT_FROM ? right.apply(buf.toString()) : "");
        super.redisplay(flush);
        if (flush) {
            Runnable action = whenShown;
            whenShown = () -> {};
            action.run();
        }
    }

    /**
     * Draws everything anew when the terminal has changed its size: where it broke lines anew, the editor does not know
     * where anything is but the cursor, which is where the text before it ends. Signals come on a thread of their own, where JLine
     * 3.30 takes its lock only for a part: a line that ended meanwhile would be drawn with half a display.
     */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the lock comes before the monitor, whoever takes both
    protected void handleSignal(Terminal.Signal signal) {
        lock.lock();
        try {
            if (signal == Terminal.Signal.WINCH && reading) {
                eraseShown();
            }
            super.handleSignal(signal);
        } finally {
            lock.unlock();
        }
    }

    private void eraseShown() {
        int above = rowsAbove(Math.max(1, terminal.getWidth()));
        terminal.puts(Capability.carriage_return);
        for (int row = 0; row < above; row++) {
            terminal.puts(Capability.cursor_up);
        }
        terminal.puts(Capability.clr_eos);
        display = new Display(terminal, false);
        display.setDelayLineWrap(isSet(Option.DELAY_LINE_WRAP));
    }

    /** Returns how many rows above the cursor what the editor shows begins; each line of a text has a prompt of one width. */
    private int rowsAbove(int columns) {
        String[] lines = buf.upToCursor().split("\n", -1);
        int rows = 0;
        for (int i = 0; i < lines.length; i++) {
            int width = prompt.columnLength() + new AttributedString(lines[i]).columnLength();
            boolean last = i == lines.length - 1;
            rows += last ? width / columns : 1 + Math.max(0, width - 1) / columns;
        }
        return rows;
    }

    /** Inserts what is pasted, without newlines at its end: nothing runs before Enter. */
    @Override
    public boolean beginPaste() {
        boolean done = super.beginPaste();
        while (buf.cursor() == buf.length() && buf.prevChar() == '\n') {
            buf.backspace();
        }
        return done;
    }

    /** Draws the prompt anew if it is shown. May be called from any thread, and returns at once. */
    void refresh() {
        if (isReading() && refreshing.compareAndSet(false, true)) {
            Thread thread = new Thread(this::refreshNow, "pish-prompt");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void refreshNow() {
        refreshing.set(false);
        try {
            callWidget(LineReader.REDISPLAY);
        } catch (IllegalStateException e) {
            // Enter was pressed meanwhile: the next prompt will show it
            assert !isReading();
        }
    }

    /** Offers what begins as the word does, and nothing else. */
    private static final class Beginnings extends CompletionMatcherImpl {
        @Override
        protected void defaultMatchers(
                Map<Option, Boolean> options,
                boolean prefix,
                CompletingParsedLine line,
                boolean caseInsensitive,
                int errors,
                String originalGroupName) {
            String word = line.word();
            matchers = List.of(simpleMatcher(value -> value.startsWith(word)));
            exact = word::equals;
        }
    }
}
