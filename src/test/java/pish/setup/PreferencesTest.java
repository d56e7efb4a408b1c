package pish.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the script makes of a board's files, which stand in a folder; its programs are the machine's or stand-ins. */
class PreferencesTest {
    @TempDir
    Path root;

    private Path programs;

    @BeforeEach
    void board() throws IOException {
        programs = Files.createDirectories(root.resolve("programs"));
        Files.createDirectories(root.resolve("run"));
        Files.createDirectories(root.resolve("etc/default"));
        write("usr/share/zoneinfo/Asia/Seoul", "");
        Files.createSymbolicLink(root.resolve("etc/localtime"), Path.of("/usr/share/zoneinfo/Etc/UTC"));
        write("etc/timezone", "Etc/UTC\n");
        write("etc/resolv.conf", "nameserver 10.77.0.1\n");
        program(
                "ip",
                "case $* in *get*) echo \"$4 dev eth0\";; *address*) echo '2: eth0 inet 10.77.0.103/24 brd';; "
                        + "*) echo 'default via 10.77.0.1 dev eth0';; esac");
    }

    /** What links out of the folder would be complained of. */
    @AfterEach
    void cut() throws IOException {
        Files.delete(root.resolve("etc/localtime"));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void pi(String model, String config) throws IOException {
        write("proc/device-tree/model", model + "\0");
        write("boot/firmware/config.txt", config);
    }

    private String configure(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", Preferences.script(), "sh", root.toString(), "10.77.0.1"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + (process.waitFor() == 0 ? "" : "status " + process.exitValue());
    }

    private Path config() {
        return root.resolve("boot/firmware/config.txt");
    }

    @Test
    void memoryIsSplitOutsideOfOtherBoardsSections() throws Exception {
        pi("Raspberry Pi 3 Model B Rev 1.2", "gpu_mem=64\n[pi4]\ngpu_mem=256\n");
        assertThat(configure("memory-split=16"))
                .isEqualTo("memory-split: 16 MiB for the GPU, from the next start on\n");
        assertThat(config()).hasContent("[pi4]\ngpu_mem=256\n[all]\ngpu_mem=16\n");
        assertThat(root.resolve("run/reboot-required")).exists();
        assertThat(configure("memory-split=16")).isEqualTo("memory-split: 16 MiB for the GPU already\n");
        assertThat(config()).hasContent("[pi4]\ngpu_mem=256\n[all]\ngpu_mem=16\n");
    }

    @Test
    void anOldBoardIsClockedAndBackAgain() throws Exception {
        pi("Raspberry Pi Model B Rev 2", "dtparam=audio=on\n");
        assertThat(configure("overclock=Turbo")).isEqualTo("overclock: Turbo, from the next start on\n");
        assertThat(config())
                .hasContent("dtparam=audio=on\narm_freq=1000\ncore_freq=500\nsdram_freq=600\nover_voltage=6\n");
        assertThat(configure("overclock=Turbo")).isEqualTo("overclock: Turbo already\n");
        assertThat(configure("overclock=None")).isEqualTo("overclock: None, from the next start on\n");
        assertThat(config()).hasContent("dtparam=audio=on\n");
    }

    @ParameterizedTest
    @CsvSource({
        "Raspberry Pi 4 Model B Rev 1.4, overclock=Turbo, 'overclock: skipped: Raspberry Pi 4 Model B Rev 1.4 has no such preset'",
        "Raspberry Pi 2 Model B Rev 1.1, overclock=Turbo, 'overclock: skipped: Raspberry Pi 2 Model B Rev 1.1 has no such preset'",
        "Raspberry Pi 2 Model B Rev 1.1, overclock=High, 'overclock: High, from the next start on'",
        "Raspberry Pi Zero W Rev 1.1, overclock=High, 'overclock: skipped: Raspberry Pi Zero W Rev 1.1 has no such preset'",
        "Raspberry Pi 5 Model B Rev 1.0, memory-split=64, "
                + "'memory-split: skipped: Raspberry Pi 5 Model B Rev 1.0 shares its memory by itself'",
    })
    void whatABoardLacksIsSkipped(String model, String word, String said) throws Exception {
        pi(model, "");
        assertThat(configure(word)).isEqualTo(said + "\n");
    }

    @Test
    void whatIsNoBoardIsLeftAlone() throws Exception {
        assertThat(configure("memory-split=16", "overclock=None")).isEqualTo("""
                        memory-split: skipped: no Raspberry Pi, there is no config.txt
                        overclock: skipped: no Raspberry Pi, there is no config.txt
                        """);
        assertThat(root.resolve("run/reboot-required")).doesNotExist();
    }

    @Test
    void raspiConfigGoesFirst() throws Exception {
        pi("Raspberry Pi 3 Model B Rev 1.2", "");
        program("raspi-config", "echo \"$@\" >>" + root + "/called");
        assertThat(configure("memory-split=16", "ssh=on", "root=expand")).isEqualTo("""
                        memory-split: 16 MiB for the GPU, from the next start on
                        ssh: starts with the machine
                        root: grows to the end of its card, from the next start on
                        """);
        assertThat(root.resolve("called"))
                .hasContent("nonint do_memory_split 16\nnonint do_ssh 0\nnonint do_expand_rootfs");
    }

    @Test
    void theTimeZone() throws Exception {
        assertThat(configure("timezone=Asia/Seoul")).isEqualTo("timezone: Asia/Seoul, was Etc/UTC\n");
        assertThat(Files.readSymbolicLink(root.resolve("etc/localtime"))).hasToString("/usr/share/zoneinfo/Asia/Seoul");
        assertThat(root.resolve("etc/timezone")).hasContent("Asia/Seoul");
        assertThat(configure("timezone=Asia/Seoul")).isEqualTo("timezone: Asia/Seoul already\n");
        assertThat(configure("timezone=Asia/Soul"))
                .isEqualTo("timezone: no time zone Asia/Soul under /usr/share/zoneinfo: for example Europe/Berlin\n"
                        + "status 1");
    }

    @Test
    void theLocale() throws Exception {
        write("etc/locale.gen", "# de_DE.UTF-8 UTF-8\n# ko_KR.UTF-8 UTF-8\n");
        write("etc/default/locale", "LANG=C\nLC_TIME=C\n");
        program("locale", "cat " + root + "/known 2>/dev/null");
        program("locale-gen", "grep -q '^ko_KR' " + root + "/etc/locale.gen && echo ko_KR.utf8 >" + root + "/known");
        assertThat(configure("locale=ko_KR.UTF-8")).isEqualTo("locale: ko_KR.UTF-8, was C, from the next login on\n");
        assertThat(root.resolve("etc/default/locale")).hasContent("LC_TIME=C\nLANG=ko_KR.UTF-8");
        assertThat(root.resolve("etc/locale.gen")).hasContent("# de_DE.UTF-8 UTF-8\nko_KR.UTF-8 UTF-8");
        assertThat(configure("locale=xx_XX.UTF-8"))
                .isEqualTo(
                        "locale: this machine does not know xx_XX.UTF-8, or has no locale-gen (package locales)\nstatus 1");
    }

    @Test
    void theAddressStaysByDhcpcd() throws Exception {
        write("etc/dhcpcd.conf", "hostname\n");
        assertThat(configure("address=static")).isEqualTo("address: stays 10.77.0.103/24\n");
        assertThat(configure("address=static")).isEqualTo("address: stays 10.77.0.103/24\n");
        assertThat(root.resolve("etc/dhcpcd.conf")).hasContent("""
                        hostname
                        # BEGIN pish: written by configure address=static
                        interface eth0
                        static ip_address=10.77.0.103/24
                        static routers=10.77.0.1
                        static domain_name_servers=10.77.0.1
                        # END pish
                        """);
        assertThat(configure("address=dhcp"))
                .isEqualTo("address: by DHCP, from the next start on; now 10.77.0.103/24\n");
        assertThat(root.resolve("etc/dhcpcd.conf")).hasContent("hostname\n");
    }

    @Test
    void theAddressStaysByNetworkManager() throws Exception {
        program("nmcli", "case $1 in -g) echo Wired 1;; *) printf '%s|' \"$@\" >" + root + "/called;; esac");
        assertThat(configure("address=static")).isEqualTo("address: stays 10.77.0.103/24\n");
        assertThat(root.resolve("called"))
                .hasContent("connection|modify|Wired 1|ipv4.method|manual|ipv4.addresses|10.77.0.103/24|ipv4.gateway|"
                        + "10.77.0.1|ipv4.dns|10.77.0.1|");
    }

    @Test
    void anAddressThatNothingManagesIsLeftAlone() throws Exception {
        assertThat(configure("address=static"))
                .isEqualTo("address: skipped: neither NetworkManager nor dhcpcd gives this machine its address\n");
    }
}
