package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pish.transport.Caller;

class PmiDeskTest {
    private final List<String> told = new ArrayList<>();
    private final PmiDesk desk = new PmiDesk();
    private final PmiDesk.Door door = new PmiDesk.Door() {
        @Override
        public Caller.Listener enter(int rank, Caller caller) {
            told.add("rank " + rank);
            return new Caller.Listener() {
                @Override
                public void input(byte[] buffer, int offset, int length) {
                    told.add(new String(buffer, offset, length, StandardCharsets.ISO_8859_1));
                }

                @Override
                public void closed() {
                    told.add("closed");
                }
            };
        }

        @Override
        public void stranger(String node) {
            told.add("stranger on " + node);
        }
    };

    private final Caller caller = new Caller() {
        @Override
        public void write(byte[] bytes) {
            told.add("written");
        }

        @Override
        public void consumed(int bytes) {
            // as much as came
        }

        @Override
        public void close() {
            told.add("dropped");
        }
    };

    private void say(Caller.Listener listener, String text) {
        listener.input(("__" + text).getBytes(StandardCharsets.ISO_8859_1), 2, text.length());
    }

    @Test
    void findsARankByItsNumber() {
        long id = desk.expect(door, 3, "pi01");
        Caller.Listener listener = desk.called("pi01", caller);

        say(listener, "cmd=initack pmi");
        say(listener, "id=" + id + "\ncmd=init");
        say(listener, " x");
        listener.closed();

        assertThat(id).isBetween(1L, (long) Integer.MAX_VALUE);
        assertThat(told).containsExactly("rank 3", "cmd=init", " x", "closed");
    }

    @Test
    void takesANumberOnce() {
        long id = desk.expect(door, 0, "pi01");
        desk.expect(door, 1, "pi01");
        say(desk.called("pi01", caller), "cmd=initack pmiid=" + id + "\n");
        say(desk.called("pi01", caller), "cmd=initack pmiid=" + id + "\n");

        assertThat(told).containsExactly("rank 0", "dropped", "stranger on pi01");
    }

    @Test
    void takesANumberOnItsOwnNodeOnly() {
        long id = desk.expect(door, 0, "pi01");
        desk.expect(door, 1, "pi02");
        say(desk.called("pi02", caller), "cmd=initack pmiid=" + id + "\n");
        assertThat(told).containsExactly("dropped", "stranger on pi02");

        say(desk.called("pi01", caller), "cmd=initack pmiid=" + id + "\n");
        assertThat(told).endsWith("rank 0");
    }

    @Test
    void dropsWhoSaysSomethingElse() {
        desk.expect(door, 0, "pi01");
        for (String line : List.of("GET / HTTP/1.1\n", "cmd=initack pmiid=-1\n", "\n", "x".repeat(81))) {
            told.clear();
            Caller.Listener listener = desk.called("pi01", caller);
            say(listener, line);
            say(listener, "more\n");
            listener.closed();
            assertThat(told).as(line).containsExactly("dropped", "stranger on pi01");
        }
    }

    @Test
    void forgetsAJob() {
        long id = desk.expect(door, 0, "pi01");
        desk.forget(List.of(id));
        say(desk.called("pi01", caller), "cmd=initack pmiid=" + id + "\n");

        assertThat(told).containsExactly("dropped");
    }
}
