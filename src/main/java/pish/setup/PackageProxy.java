package pish.setup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import pish.transport.DuplexStream;

/**
 * A proxy (RFC 9110, section 3.7) that brings nodes to where their packages come from and to nowhere else: it fetches by GET
 * over HTTP, one message a connection, and leads through by CONNECT. Packages and lists pass as they are: apt checks them on
 * the node.
 */
public final class PackageProxy {
    private static final Logger LOG = Logger.getLogger(PackageProxy.class.getName());
    private static final int PIECE = 32 << 10;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LONGEST_REASON = 200;

    /** How many hosts sources may lead on to. */
    private static final int MOST_PLACES = 64;

    private final Set<String> places = ConcurrentHashMap.newKeySet();
    private final WayOut out;

    /**
     * Makes one.
     *
     * @param sources where nodes have their packages from
     */
    public PackageProxy(Collection<URI> sources, WayOut out) {
        sources.forEach(source -> places.add(place(source)));
        this.out = out;
    }

    /** Returns the port that a URI of HTTP leads to. */
    public static int port(URI uri) {
        return uri.getPort() > 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS : HTTP;
    }

    private static String place(URI uri) {
        return place(String.valueOf(uri.getHost()), port(uri));
    }

    private static String place(String host, int port) {
        return host.toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Serves one caller to its end. */
    public void serve(DuplexStream caller) {
        try (caller) {
            try {
                HttpHead request = HttpHead.read(caller.input());
                if (request.word(0).equals("CONNECT")) {
                    lead(request, caller);
                } else {
                    fetch(request, caller);
                }
            } catch (Refusal e) {
                refuse(caller, e);
            }
            caller.output().close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "a caller was not served", e);
        }
    }

    private static void refuse(DuplexStream caller, Refusal refusal) throws IOException {
        String reason = String.valueOf(refusal.getMessage()).replaceAll("[^\\x20-\\x7e]", "?");
        String cut = reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
        String answer = "HTTP/1.1 " + refusal.code + " " + cut + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        caller.output().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void fetch(HttpHead request, DuplexStream caller) throws IOException {
        URI uri = uri(request.word(1));
        if (!request.word(0).equals("GET") || !"http".equalsIgnoreCase(uri.getScheme())) {
            throw new Refusal(405, "pish only fetches, by GET and HTTP, or leads through, by CONNECT");
        }
        try (DuplexStream server = reach(String.valueOf(uri.getHost()), port(uri))) {
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            server.output().write(request.closing("GET " + path + query + " HTTP/1.1"));
            server.output().flush();
            InputStream in = new BufferedInputStream(server.input(), PIECE);
            HttpHead answer = HttpHead.read(in);
            if (answer.word(1).startsWith("3")) {
                answer.field("Location").ifPresent(this::follow);
            }
            caller.output().write(answer.closing(answer.first()));
            pump(in, caller.output());
        }
    }

    /** Takes note of where a source leads on to. */
    private void follow(String location) {
        try {
            URI uri = uri(location);
            if (uri.getHost() != null && places.size() < MOST_PLACES) {
                places.add(place(uri));
            }
        } catch (Refusal e) {
            LOG.log(Level.FINE, "a source leads nowhere", e);
        }
    }

    private static URI uri(String text) throws Refusal {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new Refusal(400, "no address of a file");
        }
    }

    private void lead(HttpHead request, DuplexStream caller) throws IOException {
        URI uri = uri("https://" + request.word(1));
        try (DuplexStream server = reach(String.valueOf(uri.getHost()), port(uri))) {
            caller.output().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            caller.output().flush();
            Thread back = new Thread(() -> pumpQuietly(caller, server), "pish-packages");
            back.setDaemon(true);
            back.start();
            pump(server.input(), caller.output());
        }
    }

    private static void pumpQuietly(DuplexStream from, DuplexStream to) {
        try {
            pump(from.input(), to.output());
        } catch (IOException e) {
            LOG.log(Level.FINE, "a caller has gone", e);
        } finally {
            // who says no more wants no more
            to.close();
        }
    }

    private static void pump(InputStream in, OutputStream to) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            to.write(piece, 0, count);
            to.flush();
        }
    }

    private DuplexStream reach(String host, int port) throws Refusal {
        if (!places.contains(place(host, port))) {
            throw new Refusal(403, host + " is none of the node's package sources");
        }
        try {
            // an address of IP version 6 comes in brackets
            return out.to(host.replaceAll("[\\[\\]]", ""), port);
        } catch (IOException e) {
            throw new Refusal(
                    502,
                    host + " cannot be reached: "
                            + Optional.ofNullable(e.getMessage()).orElse(""));
        }
    }

    /** Why a caller gets nothing, and the status of HTTP that says it. */
    private static final class Refusal extends IOException {
        private static final long serialVersionUID = 1L;

        private final int code;

        private Refusal(int code, String reason) {
            super(reason);
            this.code = code;
        }
    }
}
