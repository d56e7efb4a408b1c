package pish.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jline.terminal.Size;
import org.jline.utils.AttributedString;
import pish.render.PagedText;

/** The part of a long text that is on the screen, and the ways to move it; lines that are too wide go on in the next row. */
final class PageView {
    private static final int TAB = 8;

    /** A row of the screen: a line of the text, and which part of it. */
    private record Place(long line, int part) {}

    private final PagedText text;
    private Place top = new Place(0, 0);
    private Size size;

    PageView(PagedText text, Size size) {
        this.text = text;
        this.size = size;
    }

    /** Fits it into a screen, whose last row is left free. */
    void resize(Size newSize) throws IOException {
        size = newSize;
        top = new Place(top.line(), Math.min(top.part(), parts(top.line()).size() - 1));
    }

    /** Returns the rows to show; fewer where the text ends. */
    List<AttributedString> rows() throws IOException {
        List<AttributedString> rows = new ArrayList<>();
        for (Place place : places()) {
            rows.add(parts(place.line()).get(place.part()));
        }
        return rows;
    }

    private List<Place> places() throws IOException {
        List<Place> places = new ArrayList<>(List.of(top));
        Optional<Place> below = next(top);
        while (places.size() < height() && below.isPresent()) {
            places.add(below.get());
            below = next(below.get());
        }
        return places;
    }

    /** Returns the number of the first line on the screen, counted from 1. */
    long line() {
        return top.line() + 1;
    }

    /** Returns whether the last line is on the screen. */
    boolean atEnd() throws IOException {
        List<Place> places = places();
        return next(places.get(places.size() - 1)).isEmpty();
    }

    /** Returns how many rows of text fit. */
    int height() {
        return Math.max(1, size.getRows() - 1);
    }

    /** Moves by rows, down where that is positive, as far as the text goes. */
    void move(int rows) throws IOException {
        for (int i = 0; i < rows && !atEnd(); i++) {
            top = next(top).orElse(top);
        }
        for (int i = 0; i > rows; i--) {
            top = previous(top).orElse(top);
        }
    }

    void toBegin() {
        top = new Place(0, 0);
    }

    void toEnd() throws IOException {
        top = bottom();
    }

    /** Returns the place from where the end of the text fills the screen. */
    private Place bottom() throws IOException {
        long count = text.count();
        long line = Math.max(0, count - 1);
        Place place = new Place(line, parts(line).size() - 1);
        for (int i = 1; i < height(); i++) {
            place = previous(place).orElse(place);
        }
        return place;
    }

    /**
     * Moves to the next line that meets a condition.
     *
     * @param down whether to look below the first line on the screen, not above it
     * @return whether there is one
     */
    boolean find(Predicate<String> condition, boolean down) throws IOException {
        for (long line = top.line() + (down ? 1 : -1); line >= 0; line += down ? 1 : -1) {
            Optional<String> found = text.line(line);
            if (found.isEmpty()) {
                return false;
            }
            if (condition.test(AttributedString.stripAnsi(found.get()))) {
                top = new Place(line, 0);
                return true;
            }
        }
        return false;
    }

    private Optional<Place> next(Place place) throws IOException {
        if (place.part() + 1 < parts(place.line()).size()) {
            return Optional.of(new Place(place.line(), place.part() + 1));
        }
        return text.line(place.line() + 1).map(line -> new Place(place.line() + 1, 0));
    }

    private Optional<Place> previous(Place place) throws IOException {
        if (place.part() > 0) {
            return Optional.of(new Place(place.line(), place.part() - 1));
        }
        if (place.line() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Place(place.line() - 1, parts(place.line() - 1).size() - 1));
    }

    /** Returns a line in rows; one where it is empty. */
    private List<AttributedString> parts(long line) throws IOException {
        Optional<String> found = text.line(line);
        AttributedString whole = AttributedString.fromAnsi(found.orElse(""), TAB);
        List<AttributedString> parts = whole.columnSplitLength(Math.max(2, size.getColumns()));
        return parts.isEmpty() ? List.of(AttributedString.EMPTY) : parts;
    }
}
