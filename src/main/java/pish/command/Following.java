package pish.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pish.exec.Event;
import pish.exec.LocalScript;
import pish.keys.MovedHosts;
import pish.keys.OwnKeys;
import pish.setup.HostNames;
import pish.transport.ExitStatus;

/** Has all that knows nodes by their addresses follow them to others. */
final class Following {
    private static final Path HOSTS = Path.of("/etc/hosts");

    private final Context context;

    Following(Context context) {
        this.context = context;
    }

    /**
     * Has all follow, if the user agrees; says what cannot be followed, and where nobody agrees what to type.
     *
     * @param moves not checked yet
     * @param agreed whether the user has
     * @return a failure where somebody is not followed
     * @throws IOException if a file could not be written; typed again, it goes on from there
     */
    ExitStatus offer(List<Move> moves, boolean agreed) throws IOException {
        CheckedMoves checked = CheckedMoves.of(moves, context.cluster(), context::hostKeys);
        checked.doubts().forEach(doubt -> say(Event.Severity.WARNING, doubt));
        List<Move> sure = checked.sure();
        if (sure.isEmpty()) {
            return new ExitStatus(1);
        }
        if (!agreed && !context.confirm(Move.text(sure) + ": follow?")) {
            say(Event.Severity.WARNING, advice(sure));
            return new ExitStatus(1);
        }
        follow(sure);
        return checked.doubts().isEmpty() ? ExitStatus.OK : new ExitStatus(1);
    }

    /** Says what has moved and what to type. */
    static String advice(List<Move> moves) {
        return Move.text(moves) + "; follow -y " + Move.nodes(moves) + " has the files here follow";
    }

    private void follow(List<Move> moves) throws IOException {
        Map<String, String> addresses = new LinkedHashMap<>();
        Map<String, String> known = new LinkedHashMap<>();
        Map<String, String> byNode = new LinkedHashMap<>();
        for (Move move : moves) {
            addresses.put(move.node().address(), move.to());
            known.put(move.known(move.node().address()), move.known(move.to()));
            byNode.put(move.node().name(), move.to());
        }
        // the keys first: cut off here, the next run still finds who has them
        MovedHosts.follow(new OwnKeys(context::interrupted), known);
        context.editor().edit(text -> text.move(byNode));
        moves.forEach(move -> context.emit(new Event.Text(move.node().name() + " is at " + move.to() + " now")));
        MachineFileNames.rename(context, addresses);
        names(byNode);
        context.connect(Move.nodes(moves));
    }

    /** Changes the names that pish has written into this machine's hosts file; what nodes have of them, they have to be asked. */
    private void names(Map<String, String> byNode) throws IOException {
        String text = Files.isReadable(HOSTS) ? Files.readString(HOSTS, StandardCharsets.ISO_8859_1) : "";
        Map<String, String> here = HostNames.moved(text, byNode);
        if (here.isEmpty()) {
            return;
        }
        try {
            LocalScript.run(HostNames.syncHere(here), "", context::interrupted);
        } catch (IOException e) {
            say(Event.Severity.WARNING, HOSTS + " has the old addresses still: " + e.getMessage());
        }
        say(Event.Severity.INFO, "nodes know each other by the old addresses still: hosts sync, then keys known-hosts");
    }

    private void say(Event.Severity severity, String text) {
        context.emit(new Event.Message(severity, text));
    }
}
