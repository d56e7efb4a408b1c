package pish.images;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import pish.exec.Errand;
import pish.exec.Report;

/**
 * A device of a node's, as it says itself.
 *
 * @param path its name, links followed
 * @param size in bytes
 * @param model what it calls itself, or the empty string
 * @param uses what holds it or a part of it, in words; none where it is free
 * @param reading how it is read
 * @param writing how it is written to, and read
 */
public record Device(String path, long size, String model, List<String> uses, Access reading, Access writing) {
    private static final Pattern PATH = Pattern.compile("/[\\w./+@:-]{1,200}");
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST = 100;

    /**
     * Returns what has a node look at a device.
     *
     * @param path the empty string for the disk that the system runs from
     */
    public static Errand ask(String path) {
        return Errand.of(DeviceScript.look(path));
    }

    /**
     * Reads what a node has said.
     *
     * @throws IllegalArgumentException if it makes no sense
     */
    public static Device of(Report report) {
        String path = "";
        String size = "";
        String model = "";
        Access reading = Access.ASK;
        Access writing = Access.ASK;
        List<String> uses = new ArrayList<>();
        for (String line : report.text().lines().toList()) {
            String word = line.replaceFirst(" .*", "");
            String value = plain(line.substring(Math.min(line.length(), word.length() + 1)));
            switch (word) {
                case "device" -> path = value;
                case "size" -> size = value;
                case "model" -> model = value;
                case "busy" -> uses.add(value);
                case "reads" -> reading = Access.of(value);
                case "writes" -> writing = Access.of(value);
                default -> uses.remove("");
            }
        }
        if (!PATH.matcher(path).matches() || !SIZE.matcher(size).matches()) {
            throw new IllegalArgumentException("it does not say what its device is");
        }
        return new Device(path, Long.parseLong(size), model, List.copyOf(uses), reading, writing.max(reading));
    }

    private static String plain(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?").strip();
        return plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}
