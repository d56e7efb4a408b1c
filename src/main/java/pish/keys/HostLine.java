package pish.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A line of a known_hosts file (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT) that says which key a host has, without a marker.
 *
 * @param hosts the names, patterns and addresses, or the one name in its hashed form
 * @param key what it says they have
 */
record HostLine(List<String> hosts, PublicKey key) {
    private static final String HASHED = "|1|";
    private static final String HMAC = "HmacSHA1";

    /** Reads one; empty where a line is anything else. */
    static Optional<HostLine> parse(String line) {
        String text = line.strip();
        int blank = text.replace('\t', ' ').indexOf(' ');
        if (blank < 0 || text.startsWith("#") || text.startsWith("@")) {
            return Optional.empty();
        }
        List<String> hosts = Arrays.asList(text.substring(0, blank).split(","));
        return PublicKey.parse(text.substring(blank)).map(key -> new HostLine(hosts, key));
    }

    boolean isHashed() {
        return hosts.get(0).startsWith(HASHED);
    }

    /** Returns whether it names a host outright; a pattern does not. */
    boolean names(String host) {
        return isHashed() ? isHashOf(host) : hosts.stream().anyMatch(host::equalsIgnoreCase);
    }

    /** Returns the hosts that are left without some. */
    List<String> without(List<String> names) {
        if (isHashed()) {
            return names.stream().anyMatch(this::isHashOf) ? List.of() : hosts;
        }
        return hosts.stream()
                .filter(host -> names.stream().noneMatch(host::equalsIgnoreCase))
                .toList();
    }

    /** {@code |1|SALT|HASH}: the HMAC-SHA1 of the name under the salt, both in base64 (ssh-keygen(1), {@code -H}). */
    private boolean isHashOf(String host) {
        String[] parts = hosts.get(0).substring(HASHED.length()).split("\\|", 2);
        try {
            byte[] salt = Base64.getDecoder().decode(parts[0]);
            byte[] hash = Base64.getDecoder().decode(parts.length < 2 ? "" : parts[1]);
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(salt, HMAC));
            byte[] name = host.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(hash, mac.doFinal(name));
        } catch (IllegalArgumentException notBase64) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has " + HMAC, impossible);
        }
    }
}
