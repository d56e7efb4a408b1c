package pish.transport;

import pish.node.Node;

/**
 * A host key that is in no known_hosts file.
 *
 * @param node who showed it
 * @param host what it would be known under, as known_hosts writes it, for example {@code [192.168.1.7]:2222}
 * @param type its algorithm, for example {@code ssh-ed25519}
 * @param fingerprint as {@code ssh-keygen -l} prints it, for example {@code SHA256:…}
 * @param encoded the key in the form that RFC 4253 section 6.6 gives it, in base64
 */
public record UnknownHostKey(Node node, String host, String type, String fingerprint, String encoded) {}
