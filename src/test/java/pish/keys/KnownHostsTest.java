package pish.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A known_hosts file comes to know hosts for certain, and keeps all else. */
class KnownHostsTest {
    private static final PublicKey KEY = Samples.key(1, "root@pi01");
    private static final PublicKey OTHER = Samples.key(2, "root@pi02");
    private static final KnownHosts.Host HOST = new KnownHosts.Host(List.of("pi01", "10.77.0.101"), List.of(KEY));
    /** Of pi01, as {@code ssh-keygen -H} writes it. */
    private static final String HASHED = "|1|qsJslqnbtRBYoHJgVY96n8ugKQw=|7Tanwzda9vW/Qav1Co7fxRKKahA=";

    @Test
    void addsAHostUnderAllItsNames() {
        assertThat(KnownHosts.with("# mine", List.of(HOST))).isEqualTo("# mine\npi01,10.77.0.101 " + KEY.line() + "\n");
    }

    @Test
    void addsOnlyTheNamesThatAreMissing() {
        String text = "PI01,elsewhere " + KEY.identity() + "\n";

        String changed = KnownHosts.with(text, List.of(HOST));

        assertThat(changed).isEqualTo(text + "10.77.0.101 " + KEY.line() + "\n");
        assertThat(KnownHosts.with(changed, List.of(HOST))).isEqualTo(changed);
    }

    @Test
    void takesAKeyAwayThatAHostHasNoMore() {
        String text = "pi01,elsewhere " + OTHER.line() + "\npi01 " + OTHER.line() + "\npi02 " + OTHER.line() + "\n";

        assertThat(KnownHosts.with(text, List.of(HOST)))
                .isEqualTo("elsewhere " + OTHER.line() + "\npi02 " + OTHER.line() + "\npi01,10.77.0.101 " + KEY.line()
                        + "\n");
    }

    @Test
    void leavesPatternsAndMarkersAlone() {
        String text = "pi* " + OTHER.line() + "\n@revoked pi01 " + OTHER.line() + "\n@cert-authority * " + KEY.line()
                + "\r\n#pi01 " + OTHER.line() + "\nrubbish\n";

        assertThat(KnownHosts.with(text, List.of(HOST))).startsWith(text);
    }

    @Test
    void readsHashedNames() {
        String known = HASHED + " " + KEY.line() + "\n10.77.0.101 " + KEY.line() + "\n";
        String wrong = HASHED + " " + OTHER.line() + "\n";

        assertThat(KnownHosts.with(known, List.of(HOST))).isEqualTo(known);
        assertThat(KnownHosts.with(wrong, List.of(HOST))).isEqualTo("pi01,10.77.0.101 " + KEY.line() + "\n");
        assertThat(KnownHosts.without(known, List.of("pi01"))).isEqualTo("10.77.0.101 " + KEY.line() + "\n");
    }

    @Test
    void takesAHostOut() {
        String text = "pi01,10.77.0.101,elsewhere " + KEY.line() + "\r\n10.77.0.101 " + KEY.line() + "\n";

        assertThat(KnownHosts.without(text, HOST.names())).isEqualTo("elsewhere " + KEY.line() + "\n");
    }

    private static KnownHosts.Host host(String name, String address, PublicKey key) {
        return new KnownHosts.Host(List.of(name, address), List.of(key));
    }

    @Test
    void hostsThatSwapNamesKeepTheirKeys() {
        String text = "# mine\npi01,10.77.0.101 " + KEY.identity() + "\npi02 " + OTHER.identity() + "\n";
        Map<KnownHosts.Host, KnownHosts.Host> renamed = new LinkedHashMap<>();
        renamed.put(host("pi01", "10.77.0.101", KEY), host("pi02", "10.77.0.101", KEY));
        renamed.put(host("pi02", "10.77.0.102", OTHER), host("pi01", "10.77.0.102", OTHER));

        assertThat(KnownHosts.renamed(text, renamed))
                .isEqualTo("# mine\n10.77.0.101 " + KEY.identity() + "\npi02 " + KEY.line() + "\npi01,10.77.0.102 "
                        + OTHER.line() + "\n");
    }

    @Test
    void aNewNameStandsWhereTheOldOneWasKnownAndNowhereElse() {
        Map<KnownHosts.Host, KnownHosts.Host> renamed =
                Map.of(HOST, host("node1", "10.77.0.101", KEY), host("pi02", "x", OTHER), host("node2", "x", OTHER));

        assertThat(KnownHosts.renamed("pi01,elsewhere " + KEY.identity() + "\n", renamed))
                .isEqualTo("elsewhere " + KEY.identity() + "\nnode1,10.77.0.101 " + KEY.line() + "\n");
    }

    @Test
    void twoHostsMayGetEachOthersAddresses() {
        String text = "pi01,10.77.0.101 " + KEY.line() + "\n[10.77.0.101]:2222 " + KEY.line() + "\n10.77.0.102 "
                + OTHER.line() + "\n";

        assertThat(KnownHosts.moved(text, Map.of("10.77.0.101", "10.77.0.102", "10.77.0.102", "10.77.0.101")))
                .isEqualTo("pi01,10.77.0.102 " + KEY.line() + "\n[10.77.0.101]:2222 " + KEY.line() + "\n10.77.0.101 "
                        + OTHER.line() + "\n");
    }

    @Test
    void whoWasAtAnAddressBeforeIsKnownThereNoMore() {
        String text = "printer,10.77.0.117 " + OTHER.line() + "\n10.77.0.117 " + OTHER.line() + "\n10.77.0.101 "
                + KEY.line() + "\n# mine";

        assertThat(KnownHosts.moved(text, Map.of("10.77.0.101", "10.77.0.117")))
                .isEqualTo("printer " + OTHER.line() + "\n10.77.0.117 " + KEY.line() + "\n# mine");
    }

    @Test
    void whatIsHashedStaysHashed() {
        String moved = KnownHosts.moved(HASHED + " " + KEY.line() + "\n", Map.of("pi01", "10.77.0.117"));

        assertThat(moved).matches("\\|1\\|[^|]{28}\\|[^|]{28} \\S.*\n").doesNotContain(HASHED);
        assertThat(KnownHosts.without(moved, List.of("10.77.0.117"))).isEmpty();
    }
}
