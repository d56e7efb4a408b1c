package pish.doctor;

import pish.node.NodeSet;

/**
 * Something that is not as it should be, on all nodes where it is so.
 *
 * @param check the name of the check that found it
 * @param nodes where; none where it is this machine
 * @param what what it is, which may hold a node's words
 * @param mend how to mend it: a line of pish where one does it, else words
 * @param safe whether {@code mend} is a line that may be run once the user has agreed; it then holds no node's words
 */
public record Finding(String check, NodeSet nodes, String what, String mend, boolean safe) {}
