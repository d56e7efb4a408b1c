package pish.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    /** The length of the hash, as ssh-keygen(1) has it. */
    private static final int SALT_BYTES = 20;

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

    /**
     * Returns the hosts with other addresses; those that had the new ones are left out.
     *
     * @param addresses new ones by old ones
     */
    List<String> moved(Map<String, String> addresses) {
        List<String> moved = new ArrayList<>();
        for (String host : hosts) {
            Optional<String> old = addresses.keySet().stream()
                    .filter(address -> isHashed() ? isHashOf(address) : address.equalsIgnoreCase(host))
                    .findFirst();
            boolean taken = addresses.values().stream()
                    .anyMatch(address -> isHashed() ? isHashOf(address) : address.equalsIgnoreCase(host));
            if (old.isPresent()) {
                String fresh = addresses.get(old.get());
                moved.add(isHashed() ? hash(fresh) : fresh);
            } else if (!taken) {
                moved.add(host);
            }
        }
        return moved;
    }

    /** Returns a name in its hashed form, under a fresh salt. */
    private static String hash(String host) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        Base64.Encoder encoder = Base64.getEncoder();
        return HASHED + encoder.encodeToString(salt) + "|" + encoder.encodeToString(hash(salt, host));
    }

    private static byte[] hash(byte[] salt, String host) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(salt, HMAC));
            return mac.doFinal(host.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has " + HMAC, impossible);
        }
    }

    /** {@code |1|SALT|HASH}: the HMAC-SHA1 of the name under the salt, both in base64 (ssh-keygen(1), {@code -H}). */
    private boolean isHashOf(String host) {
        String[] parts = hosts.get(0).substring(HASHED.length()).split("\\|", 2);
        try {
            byte[] salt = Base64.getDecoder().decode(parts[0]);
            byte[] hash = Base64.getDecoder().decode(parts.length < 2 ? "" : parts[1]);
            return MessageDigest.isEqual(hash, hash(salt, host));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
