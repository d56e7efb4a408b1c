package pish.sweep;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import pish.syntax.SyntaxError;

/** The targets of a sweep, less what is excluded. However many addresses they have, only the targets are held. */
public final class TargetList {
    /** How many targets there may be. */
    private static final int MOST = 65_536;

    private static final Pattern COMMENT = Pattern.compile("#[^\\n]*");

    private final TargetReader reader;
    private final Exclusions exclusions;
    private final List<Target> targets = new ArrayList<>();

    /**
     * Makes an empty list.
     *
     * @param resolver asked for names
     * @param warnings takes what is read in another way than it was meant
     */
    public TargetList(Resolver resolver, Consumer<String> warnings) {
        this.reader = new TargetReader(resolver, warnings);
        this.exclusions = new Exclusions(resolver);
    }

    /**
     * Adds what one target means.
     *
     * @throws SyntaxError if it is none; its source is the target
     */
    public void add(String target) {
        Target read = reader.read(target);
        if (targets.size() == MOST) {
            throw new SyntaxError(
                    "more than " + MOST + " targets", target, 0, target.length(), "name networks instead");
        }
        targets.add(read);
    }

    /**
     * Leaves out the addresses of a list with commas.
     *
     * @throws SyntaxError if a part of it is none; its source is that part
     */
    public void exclude(String list) {
        exclusions.addList(list);
    }

    /**
     * Leaves out the addresses of one word.
     *
     * @throws SyntaxError if it is none; its source is the word
     */
    public void excludeOne(String word) {
        exclusions.add(word);
    }

    /** Returns the words of a file with targets, or with what to leave out: what {@code #} begins is a comment. */
    public static List<String> words(String text) {
        return List.of(COMMENT.matcher(text).replaceAll("").split("\\s+", -1)).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Returns whether there is no target. */
    public boolean isEmpty() {
        return targets.isEmpty();
    }

    /** Returns how many addresses the targets have, those that are left out or named twice included. */
    public long size() {
        return targets.stream().mapToLong(target -> target.block().size()).sum();
    }

    /** Returns whether an address is in a target and not left out. */
    public boolean contains(Ipv4 address) {
        return !exclusions.contain(address)
                && targets.stream().anyMatch(target -> target.block().contains(address));
    }

    /** Returns the addresses, each made when it is asked for; in order, and as often as targets name it. */
    public Iterator<Ipv4> addresses() {
        return each((target, address) -> address);
    }

    /** Returns the same as nmap lists them: {@code 10.0.0.5}, or {@code pi05 (10.0.0.5)} where a name was the target. */
    public Iterator<String> listing() {
        return each(Target::text);
    }

    private <T> Iterator<T> each(BiFunction<Target, Ipv4, T> view) {
        return new Iterator<>() {
            private final Iterator<Target> rest = targets.iterator();
            private Target target;
            private Iterator<Ipv4> addresses = List.<Ipv4>of().iterator();
            private Ipv4 next;

            @Override
            public boolean hasNext() {
                while (next == null && (addresses.hasNext() || rest.hasNext())) {
                    if (!addresses.hasNext()) {
                        target = rest.next();
                        addresses = target.block().iterator();
                    }
                    Ipv4 candidate = addresses.next();
                    next = exclusions.contain(candidate) ? null : candidate;
                }
                return next != null;
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                T seen = view.apply(target, next);
                next = null;
                return seen;
            }
        };
    }
}
