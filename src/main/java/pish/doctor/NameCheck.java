package pish.doctor;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import pish.node.NodeSet;

/** Names of nodes lead to those nodes, on each of them, and to one address everywhere. */
final class NameCheck implements Check {
    private static final String NONE = "-";
    private static final String MEND = "hosts sync";

    @Override
    public String name() {
        return "names";
    }

    @Override
    public void examine(Survey survey, Findings findings) {
        if (survey.isDemo()) {
            findings.skip(name(), "the nodes of a demo are this machine");
            return;
        }
        Map<String, Map<String, NodeSet>> leads = new TreeMap<>();
        survey.nodes().forEach((node, facts) -> {
            if (facts.has("names-slow")) {
                String mend = "look at /etc/resolv.conf there: TARGET: cat /etc/resolv.conf";
                findings.add(name(), one(node), "looking up names takes seconds each", mend);
            }
            examine(survey, node, facts, findings, leads);
        });
        leads.forEach((name, addresses) -> disagreement(name, addresses, findings));
        survey.here().ifPresent(here -> examineHere(survey, here, findings));
    }

    /** This machine need not know the nodes by name, unless it knows some. */
    private void examineHere(Survey survey, NodeFacts here, Findings findings) {
        Map<String, String> names = names(here, survey.names());
        Set<String> unknown = new HashSet<>();
        names.forEach((name, address) -> {
            if (address.equals(NONE)) {
                unknown.add(name);
            } else if (!isOf(survey, name, address)) {
                findings.addSafe(name(), NodeSet.EMPTY, "the name " + name + " leads to " + address, MEND);
            }
        });
        if (!unknown.isEmpty() && unknown.size() < names.size()) {
            String what = "the address of " + NodeSet.of(unknown) + " is not known there";
            findings.addSafe(name(), NodeSet.EMPTY, what, MEND);
        }
    }

    private void examine(
            Survey survey, String node, NodeFacts facts, Findings findings, Map<String, Map<String, NodeSet>> leads) {
        Set<String> unknown = new HashSet<>();
        for (Map.Entry<String, String> lead : names(facts, survey.names()).entrySet()) {
            String name = lead.getKey();
            String address = lead.getValue();
            if (address.equals(NONE)) {
                unknown.add(name);
            } else if (address.startsWith("127.") && name.equals(node)) {
                findings.addSafe(
                        name(), one(node), "its own name leads to " + address + ", which MPI tells others", MEND);
            } else if (!isOf(survey, name, address)) {
                findings.addSafe(name(), one(node), "the name " + name + " leads to " + address, MEND);
            } else {
                leads.computeIfAbsent(name, key -> new LinkedHashMap<>()).merge(address, one(node), NodeSet::union);
            }
        }
        if (!unknown.isEmpty()) {
            findings.addSafe(name(), one(node), "the address of " + NodeSet.of(unknown) + " is not known there", MEND);
        }
    }

    private static NodeSet one(String node) {
        return NodeSet.of(node);
    }

    /** Returns what names lead to, those left out that are addresses themselves, or were not asked about. */
    private static Map<String, String> names(NodeFacts facts, NodeSet asked) {
        Map<String, String> names = new TreeMap<>();
        for (String line : facts.all("name")) {
            String[] words = line.split(" ", -1);
            boolean sound = words.length == 2
                    && asked.contains(words[0])
                    && !Survey.isAddress(words[0])
                    && (words[1].equals(NONE) || Survey.isAddress(words[1]));
            if (sound) {
                names.put(words[0], words[1]);
            }
        }
        return names;
    }

    /** Returns whether an address is a node's, as far as is known. */
    private static boolean isOf(Survey survey, String name, String address) {
        NodeFacts facts = survey.nodes().get(name);
        if (facts == null || survey.addresses().get(name) == null) {
            return !address.startsWith("127.");
        }
        return address.equals(survey.addresses().get(name))
                || Arrays.asList(facts.one("own").orElse("").split(" ", -1)).contains(address);
    }

    private void disagreement(String name, Map<String, NodeSet> addresses, Findings findings) {
        if (addresses.size() < 2) {
            return;
        }
        int most = addresses.values().stream().mapToInt(NodeSet::size).max().orElse(0);
        Map.Entry<String, NodeSet> usual = addresses.entrySet().stream()
                .filter(entry -> entry.getValue().size() == most)
                .findFirst()
                .orElseThrow();
        addresses.forEach((address, nodes) -> {
            if (!address.equals(usual.getKey())) {
                String what = "the name " + name + " leads to " + address + ", elsewhere to " + usual.getKey();
                findings.addSafe(name(), nodes, what, MEND);
            }
        });
    }
}
