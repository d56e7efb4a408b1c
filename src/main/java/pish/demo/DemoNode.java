package pish.demo;

import java.security.KeyPair;
import pish.node.Node;

/** A node of the demo: how it is reached, whose it is, and the key it proves its name with. */
record DemoNode(Node node, Account account, KeyPair hostKey) {}
