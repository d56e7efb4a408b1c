package pish.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import pish.syntax.Continuation.Kind;

/** The here-documents that a line has announced and whose bodies begin after its newline. */
final class ShellHeredocs {
    private record Heredoc(String delimiter, boolean quoted, boolean stripTabs, int position) {}

    private final Deque<Heredoc> pending = new ArrayDeque<>();
    private final boolean inSubstitution;

    ShellHeredocs() {
        this(false);
    }

    private ShellHeredocs(boolean inSubstitution) {
        this.inSubstitution = inSubstitution;
    }

    /** Returns the here-documents of commands inside {@code $(…)}: none yet, whatever waits outside. */
    ShellHeredocs inSubstitution() {
        return new ShellHeredocs(true);
    }

    /** Announces what a substitution announced and did not read: its bodies come first after the line. */
    void announceFirst(ShellHeredocs inner) {
        inner.pending.descendingIterator().forEachRemaining(pending::addFirst);
    }

    /**
     * Announces a here-document.
     *
     * @param word its delimiter as written, quotes included
     * @param stripTabs whether tabs at the beginning of its lines are dropped ({@code <<-})
     * @param position where its operator stands
     */
    void announce(String word, boolean stripTabs, int position) {
        String bare = withoutQuotes(word);
        pending.add(new Heredoc(bare, !bare.equals(word), stripTabs, position));
    }

    /** Takes the bodies of all announced here-documents: the cursor is at the beginning of a line. */
    void read(ShellCursor cursor) {
        for (Heredoc next = pending.poll(); next != null; next = pending.poll()) {
            while (!endsAtNextLine(next, cursor)) {
                if (cursor.raw() == ShellCursor.END) {
                    throw cursor.unfinished(Kind.HEREDOC, next.delimiter, next.position);
                }
            }
        }
    }

    private boolean endsAtNextLine(Heredoc heredoc, ShellCursor cursor) {
        if (cursor.raw() == ShellCursor.END) {
            return false;
        }
        int tabs = cursor.position();
        while (heredoc.stripTabs && cursor.raw() == '\t') {
            cursor.skip();
        }
        int start = cursor.position();
        String line = heredoc.quoted ? cursor.line() : joined(cursor);
        if (line.equals(heredoc.delimiter)) {
            return true;
        }
        // bash lets `EOF)` end both the document and the substitution around it
        int end = heredoc.delimiter.length();
        if (inSubstitution && line.startsWith(heredoc.delimiter) && line.indexOf(')', end) >= 0) {
            cursor.back(Math.max(tabs, start) + end);
            return true;
        }
        return false;
    }

    /** Takes a line of an unquoted here-document: an odd number of backslashes at its end joins the next one. */
    private static String joined(ShellCursor cursor) {
        StringBuilder line = new StringBuilder(cursor.line());
        while (endsInBackslash(line) && cursor.raw() != ShellCursor.END) {
            line.setLength(line.length() - 1);
            line.append(cursor.line());
        }
        return line.toString();
    }

    private static boolean endsInBackslash(CharSequence line) {
        int first = line.length();
        while (first > 0 && line.charAt(first - 1) == '\\') {
            first--;
        }
        return (line.length() - first) % 2 == 1;
    }

    private static String withoutQuotes(String word) {
        StringBuilder bare = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            char following = i + 1 < word.length() ? word.charAt(i + 1) : 0;
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == '\\' && (quote == 0 || (quote == '"' && "\\\"$`".indexOf(following) >= 0))) {
                bare.append(i + 1 < word.length() ? following : "");
                i++;
            } else if (quote != 0 || c != '$' || (following != '\'' && following != '"')) {
                bare.append(c);
            }
        }
        return bare.toString();
    }
}
