package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DangerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "reboot",
                "sudo reboot",
                "/sbin/reboot -f",
                "sudo -n -u root /usr/sbin/shutdown -h now",
                "sudo shutdown -r +5 'going down'",
                "systemctl reboot",
                "sudo systemctl --no-block poweroff",
                "sudo systemctl isolate reboot.target",
                "init 6",
                "sudo telinit 0",
                "sleep 5 && sudo halt",
                "(sleep 1; reboot) &",
                "if true; then poweroff; fi",
                "nohup sudo reboot >/dev/null 2>&1 &",
                "sudo sh -c 'sync; reboot'",
                "bash -lc \"sudo reboot\"",
                "echo $(sudo reboot)",
                "X=1 env Y=2 sudo Z=3 reboot",
                "timeout 5 sudo reboot",
                "echo b | sudo tee /proc/sysrq-trigger",
                "echo b >/proc/sysrq-trigger",
                "apt-get upgrade -y\nreboot",
                "eval reboot",
                "sudo nice -n 5 reboot",
                "exec reboot",
                "! reboot",
            })
    void endsMachines(String command) {
        assertThat(Danger.of(command)).isEqualTo(Danger.ENDS_MACHINES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo systemctl suspend",
                "systemctl isolate rescue.target",
                "init 1",
                "sudo rtcwake -m mem -s 60"
            })
    void stopsMachines(String command) {
        assertThat(Danger.of(command)).isEqualTo(Danger.STOPS_MACHINES);
        assertThat(Danger.of(command).stopsMachines()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo mkfs.ext4 /dev/sda1",
                "mkfs -t ext4 /dev/sda1",
                "dd if=x.img of=/dev/mmcblk0 bs=4M",
                "sudo wipefs -a /dev/sda",
                "sudo fdisk /dev/sda",
                "sudo parted /dev/sda mklabel gpt",
                "cat x.img >/dev/sdb",
                "xz -dc x.img | sudo tee /dev/sdb >/dev/null",
                "shred /dev/sda",
                "sudo rm -rf /",
                "rm -r -f /*",
                "sudo rm -rf --no-preserve-root / ",
                "rm -rf /usr",
                "sudo sh -c 'cat x >/dev/nvme0n1'",
                "blkdiscard /dev/nvme0n1",
            })
    void wipesDisks(String command) {
        assertThat(Danger.of(command)).isEqualTo(Danger.WIPES_DISKS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sudo apt-get update", "cd /; sudo -E make install", "X=$(sudo cat /etc/shadow)", "su -c id"})
    void runsAsRoot(String command) {
        assertThat(Danger.of(command)).isEqualTo(Danger.RUNS_AS_ROOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uptime",
                "echo reboot",
                "grep -c 'sudo reboot' log; last reboot | head",
                "man shutdown",
                "journalctl | grep halt",
                "shutdown -c",
                "reboot --help",
                "systemctl status reboot.target",
                "systemctl is-active sshd",
                "dd if=/dev/zero of=file bs=1M count=1",
                "dd if=/dev/sda of=/dev/null",
                "fdisk -l",
                "rm -rf /home/pi/build",
                "rm -rf ./*",
                "rm /tmp/x",
                "cat x >/dev/null 2>&1",
                "cat <<E >motd\nreboot at noon\nE",
                "echo 'rm -rf /'",
                "echo sudo",
                "pseudo reboot",
                "./reboot.sh",
                "init_db 0",
            })
    void isLikeAnyOther(String command) {
        assertThat(Danger.of(command)).isEqualTo(Danger.NONE);
    }
}
