package pish.doctor;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.node.NodeSet;

/** Disks have room, and the root file system can be written. */
final class DiskCheck implements Check {
    private static final int FULL = 90;
    private static final Pattern DISK = Pattern.compile("([0-9]{1,3})% (/[A-Za-z0-9._/-]{0,100})");

    @Override
    public String name() {
        return "disks";
    }

    @Override
    public void examine(Survey survey, Findings findings) {
        survey.nodes().forEach((node, facts) -> {
            NodeSet on = NodeSet.of(node);
            for (String disk : facts.all("disk")) {
                Matcher found = DISK.matcher(disk);
                if (found.matches() && Integer.parseInt(found.group(1)) > FULL) {
                    String place = found.group(2);
                    String mend = "TARGET: sudo du -xhd 2 " + place + " | sort -h | tail";
                    findings.add(name(), on, "disk " + place + " is " + found.group(1) + " % full", mend);
                }
            }
            if (Arrays.asList(facts.one("root").orElse("").split(",", -1)).contains("ro")) {
                String mend = "TARGET: sudo dmesg | tail; a card that fails often ends so; sudo mount -o remount,rw /";
                findings.add(name(), on, "the root file system is read-only", mend);
            }
        });
    }
}
