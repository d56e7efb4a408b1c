package pish.exec;

import java.time.Duration;
import java.util.List;
import pish.node.NodeSet;
import pish.transport.Bytes;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/** Short spellings of events for tests. */
public final class Told {
    private Told() {}

    public static Event started(String... nodes) {
        return new Event.Started(NodeSet.of(List.of(nodes)), "date");
    }

    public static Event out(String node, String text) {
        return new Event.Output(node, Stream.STDOUT, Bytes.utf8(text));
    }

    public static Event err(String node, String text) {
        return new Event.Output(node, Stream.STDERR, Bytes.utf8(text));
    }

    public static Event raw(String node, int... bytes) {
        byte[] array = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            array[i] = (byte) bytes[i];
        }
        return new Event.Output(node, Stream.STDOUT, Bytes.copyOf(array, 0, array.length));
    }

    public static Event exited(String node, int status) {
        return exited(node, status, 12);
    }

    public static Event exited(String node, int status, long millis) {
        return new Event.Exited(node, new ExitStatus(status), Duration.ofMillis(millis), "/home/pi");
    }

    public static Event lost(String node) {
        return new Event.Lost(node, "no answer for 15 s", Duration.ofSeconds(20));
    }

    public static Event unreachable(String node) {
        return new Event.Unreachable(node, "connection timed out after 10 s");
    }

    public static Event finished(int status) {
        return new Event.Finished(
                1, "all: date", new ExitStatus(status), NodeSet.EMPTY, NodeSet.EMPTY, Duration.ofMillis(34));
    }
}
