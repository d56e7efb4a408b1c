package pish.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import pish.exec.ConnectionLost;
import pish.exec.Exchange;
import pish.exec.ExchangeOutput;

/**
 * Copies a folder to one node. All goes to a stage first, a folder whose name is made of the checksum of the whole; what is
 * found there later is not sent again. A folder that is new takes its name in one step; into one that is there already each
 * file is moved in one step, when all have been found right.
 */
final class FolderPush {
    /** Files from this size on are sent one by one, so that each can go on where it was cut short. */
    static final long BIG = 4 << 20;

    private static final int ID_LENGTH = 32;

    private final NodeFiles node;
    private final Checksums checksums;
    private final Source source;
    private final String remote;

    FolderPush(NodeFiles node, Checksums checksums, Source source, String remote) {
        this.node = node;
        this.checksums = checksums;
        this.source = source;
        this.remote = remote;
    }

    Copied copy() throws IOException {
        Survey survey = Survey.ask(node, remote, ByteName.escaped(source.name()), "-", "-", "-", "-", "-");
        String target = survey.into() ? RemotePath.join(remote, source.name()) : remote;
        boolean there = survey.target().equals("folder");
        if (!there && !survey.target().equals("none")) {
            throw new IOException(ByteName.shown(target) + " is a file");
        }
        String id = checksums.of(source).substring(0, ID_LENGTH);
        String folder = there ? target : RemotePath.parent(target);
        String stage = RemotePath.join(folder, ".pish-" + id + ".d");
        FolderPlan plan = there ? into(target) : FolderPlan.all(source);
        plan.same().forEach(entry -> node.share().skip(entry.size()));
        if (plan.isNothing()) {
            return new Copied(0, 0, 0, plan.same().size());
        }
        try {
            Copied copied = fill(stage, plan);
            commit(stage, target, there, plan);
            return new Copied(
                    copied.files(), copied.bytes(), copied.there(), plan.same().size());
        } catch (ConnectionLost e) {
            throw e;
        } catch (IOException e) {
            node.forget(stage, "-", "-");
            throw e;
        }
    }

    private FolderPlan into(String target) throws IOException {
        RemoteFolder there = RemoteFolder.look(node, target);
        return FolderPlan.into(source, there.entries(), there.same(node, checksums, source, target));
    }

    /** Brings all that is wanted to the stage, and has it checked. */
    private Copied fill(String stage, FolderPlan plan) throws IOException {
        RemoteFolder there = RemoteFolder.look(node, stage);
        List<Entry> small = plan.wanted().stream()
                .filter(entry -> entry.size() < BIG && !there.has(entry))
                .toList();
        long bytes = plan.wanted().stream().mapToLong(Entry::size).sum();
        long before = plan.wanted().stream()
                .filter(entry -> entry.size() < BIG && there.has(entry))
                .mapToLong(Entry::size)
                .sum();
        node.share().skip(before);
        node.ask(NodeScript.UNPACK, node.on(stage), exchange -> pack(exchange, plan.folders(), small));
        for (Entry entry : plan.wanted()) {
            if (entry.size() >= BIG) {
                String place = RemotePath.join(stage, entry.name());
                before +=
                        new FilePush(node, checksums, entry, "-", place).copy().there();
            }
        }
        check(stage, plan);
        return new Copied(plan.wanted().size(), bytes, before, 0);
    }

    private void pack(Exchange exchange, List<Entry> folders, List<Entry> small) throws IOException {
        ExchangeOutput output = new ExchangeOutput(exchange);
        TarWriter tar = new TarWriter(new BufferedOutputStream(output, Chunks.SIZE));
        for (Entry folder : folders) {
            // writable until all is in it
            tar.folder(folder, folder.mode() | FolderPlan.USABLE);
        }
        for (Entry entry : small) {
            if (entry.kind() == Entry.Kind.LINK) {
                tar.link(entry);
            } else {
                try (InputStream in = Files.newInputStream(entry.path())) {
                    tar.file(entry, in);
                }
                node.share().done(entry.size());
            }
            if (output.isClosed()) {
                return;
            }
        }
        tar.end();
    }

    private void check(String stage, FolderPlan plan) throws IOException {
        List<Entry> files = plan.wanted().stream()
                .filter(entry -> entry.kind() == Entry.Kind.FILE && entry.size() < BIG)
                .toList();
        Checksums.Kind kind = Checksums.Kind.SHA256;
        List<String> names = files.stream().map(Entry::name).toList();
        Map<String, String> sums = RemoteSums.of(node, stage, names, kind);
        if (sums.isEmpty()) {
            kind = Checksums.Kind.CKSUM;
            sums = RemoteSums.of(node, stage, names, kind);
        }
        for (Entry entry : files) {
            if (!checksums.of(entry.path(), entry.size(), kind).equals(sums.get(entry.name()))) {
                throw new IOException("what arrived is not " + entry.path() + " as it was: did it change meanwhile?");
            }
        }
    }

    private void commit(String stage, String target, boolean there, FolderPlan plan) throws IOException {
        Parameters parameters = node.on(stage);
        if (!there) {
            parameters.line(ByteName.escaped(RemotePath.name(target)));
        }
        parameters.line(plan.dressed().size());
        for (Entry entry : plan.dressed()) {
            // an empty word would be none
            String name = entry.name().isEmpty() ? "." : entry.name();
            parameters.line(ByteName.escaped(name), Parameters.mode(entry), Parameters.time(entry));
        }
        node.ask(there ? NodeScript.COMMIT_INTO : NodeScript.COMMIT_NEW, parameters, exchange -> {
            TarWriter tar = new TarWriter(new BufferedOutputStream(new ExchangeOutput(exchange), Chunks.SIZE));
            List<Entry> folders = plan.allFolders();
            for (int i = folders.size() - 1; i >= 0; i--) {
                // the innermost first: what is done in a folder changes its time
                tar.folder(folders.get(i), folders.get(i).mode());
            }
            tar.end();
        });
    }
}
