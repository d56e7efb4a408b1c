package pish.transport.ssh;

import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test an {@link EmbeddedServer} of its own. */
final class SshServerExtension implements BeforeEachCallback, AfterEachCallback {
    private final Consumer<EmbeddedServer> configuration;
    private EmbeddedServer server;

    /** Starts servers that the given code has configured. */
    SshServerExtension(Consumer<EmbeddedServer> configuration) {
        this.configuration = configuration;
    }

    /** Returns the present test's server. */
    EmbeddedServer server() {
        return server;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        server = new EmbeddedServer();
        configuration.accept(server);
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.close();
    }
}
