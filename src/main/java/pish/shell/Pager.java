package pish.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedCharSequence;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import pish.exec.Spool;
import pish.render.PagedText;

/** Looks through a long text on the whole screen, with the keys of less(1); q or Ctrl-C ends it. */
final class Pager {
    private static final String HELP =
            "space b: page down, up · j k: line · g G: begin, end · /: search · n N: next, previous · q: quit";
    private static final String CTRL_C = KeyMap.ctrl('C');
    private static final long POLL_MILLIS = 200;

    private enum Key {
        QUIT,
        PAGE_DOWN,
        PAGE_UP,
        HALF_DOWN,
        HALF_UP,
        LINE_DOWN,
        LINE_UP,
        BEGIN,
        END,
        SEARCH,
        NEXT,
        PREVIOUS,
        HELP,
        OTHER
    }

    private final Terminal terminal;
    private final boolean coloured;
    private final BindingReader keys;
    private final PageView view;
    private final PageSearch search;
    private final KeyMap<Key> map = new KeyMap<>();
    private Size size;
    private String notice = HELP;

    /**
     * Prepares to show a text.
     *
     * @param terminal hands Ctrl-C on as a key
     * @param coloured whether to show colours, and inverse video
     * @param text what was made safe to be shown
     */
    Pager(Terminal terminal, boolean coloured, Spool text) {
        this.terminal = terminal;
        this.coloured = coloured;
        this.size = new Size(terminal.getWidth(), terminal.getHeight());
        this.keys = new BindingReader(terminal.reader());
        this.view = new PageView(new PagedText(text), size);
        this.search = new PageSearch(view);
        bind();
    }

    private void bind() {
        map.bind(Key.QUIT, "q", "Q", CTRL_C, KeyMap.ctrl('D'));
        map.bind(Key.PAGE_DOWN, " ", "f", KeyMap.ctrl('F'));
        map.bind(Key.PAGE_UP, "b", KeyMap.ctrl('B'));
        map.bind(Key.HALF_DOWN, "d");
        map.bind(Key.HALF_UP, "u", KeyMap.ctrl('U'));
        map.bind(Key.LINE_DOWN, "j", "e", "\r", "\n", "\u001b[B", "\u001bOB");
        map.bind(Key.LINE_UP, "k", "y", "\u001b[A", "\u001bOA");
        map.bind(Key.PAGE_DOWN, "\u001b[6~");
        map.bind(Key.PAGE_UP, "\u001b[5~");
        map.bind(Key.BEGIN, "g", "<", "\u001b[H", "\u001bOH", "\u001b[1~");
        map.bind(Key.END, "G", ">", "\u001b[F", "\u001bOF", "\u001b[4~");
        map.bind(Key.SEARCH, "/");
        map.bind(Key.NEXT, "n");
        map.bind(Key.PREVIOUS, "N");
        map.bind(Key.HELP, "h", "?");
        map.setNomatch(Key.OTHER);
        map.setUnicode(Key.OTHER);
    }

    /**
     * Shows it until the user leaves.
     *
     * @throws IOException if the text cannot be read
     */
    void run() throws IOException {
        Attributes before = terminal.enterRawMode();
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        try {
            Key key = Key.OTHER;
            while (key != Key.QUIT && key != null) {
                draw();
                await();
                key = keys.readBinding(map);
                act(key);
            }
        } finally {
            terminal.puts(Capability.exit_ca_mode);
            terminal.puts(Capability.keypad_local);
            terminal.flush();
            terminal.setAttributes(before);
        }
    }

    /** Waits for a key, and draws anew where the screen has another size meanwhile. */
    private void await() throws IOException {
        while (terminal.reader().peek(POLL_MILLIS) == NonBlockingReader.READ_EXPIRED) {
            Size now = new Size(terminal.getWidth(), terminal.getHeight());
            if (!now.equals(size)) {
                size = now;
                view.resize(now);
                draw();
            }
        }
    }

    private void act(Key key) throws IOException {
        notice = "";
        switch (key == null ? Key.QUIT : key) {
            case PAGE_DOWN -> view.move(view.height());
            case PAGE_UP -> view.move(-view.height());
            case HALF_DOWN -> view.move(view.height() / 2);
            case HALF_UP -> view.move(-(view.height() / 2));
            case LINE_DOWN -> view.move(1);
            case LINE_UP -> view.move(-1);
            case BEGIN -> view.toBegin();
            case END -> view.toEnd();
            case SEARCH -> notice = pattern().map(this::searched).orElse("");
            case NEXT -> notice = search.next(true);
            case PREVIOUS -> notice = search.next(false);
            case HELP -> notice = HELP;
            case OTHER -> notice = HELP;
            case QUIT -> {}
        }
    }

    private String searched(String pattern) {
        return search.begin(pattern);
    }

    /** Reads what to search for, on the last row; empty where the user would not. */
    private Optional<String> pattern() throws IOException {
        StringBuilder pattern = new StringBuilder();
        while (true) {
            notice = "/" + pattern;
            draw();
            int key = terminal.reader().read();
            if (key == '\r' || key == '\n') {
                return Optional.of(pattern.toString());
            } else if (key == 127 || key == '\b') {
                if (pattern.isEmpty()) {
                    return Optional.empty();
                }
                pattern.setLength(pattern.offsetByCodePoints(pattern.length(), -1));
            } else if (key < ' ') {
                return Optional.empty();
            } else {
                pattern.append((char) key);
            }
        }
    }

    private void draw() throws IOException {
        List<AttributedString> rows = view.rows();
        StringBuilder screen = new StringBuilder("\u001b[H");
        for (int i = 0; i < view.height(); i++) {
            AttributedString row = i < rows.size() ? search.mark(rows.get(i)) : new AttributedString("~");
            screen.append(ansi(row)).append("\u001b[K\r\n");
        }
        screen.append(ansi(status())).append("\u001b[K");
        // as all else that is printed: in UTF-8, whatever the locale says
        terminal.flush();
        terminal.output().write(screen.toString().getBytes(StandardCharsets.UTF_8));
        terminal.output().flush();
    }

    /** Returns it with its colours; JLine by itself would write the lines around nodes' names as hyphens. */
    private String ansi(AttributedString text) {
        if (!coloured) {
            return text.toString();
        }
        Integer colours = terminal.getNumericCapability(Capability.max_colors);
        StringBuilder ansi = new StringBuilder();
        for (int from = 0; from < text.length(); from = text.runLimit(from)) {
            String run = text.subSequence(from, text.runLimit(from)).toString();
            AttributedString sample = new AttributedString("x", text.styleAt(from));
            ansi.append(sample.toAnsi(colours == null ? 8 : colours, AttributedCharSequence.ForceMode.None)
                    .replace("x", run));
        }
        return ansi.toString();
    }

    private AttributedString status() throws IOException {
        String where = String.format(Locale.ROOT, "line %d%s", view.line(), view.atEnd() ? " (end)" : "");
        String text = notice.startsWith("/") ? notice : where + (notice.isEmpty() ? "" : " · " + notice);
        AttributedStyle style = notice.startsWith("/") ? AttributedStyle.DEFAULT : AttributedStyle.INVERSE;
        return new AttributedStringBuilder()
                .append(text, style)
                .toAttributedString()
                .columnSubSequence(0, Math.max(1, size.getColumns() - 1));
    }
}
