package pish.transport.ssh;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which ways to log in ssh_config leaves. */
final class ConfigMethods {
    private static final List<String> ALL = List.of("publickey", "keyboard-interactive", "password");

    private ConfigMethods() {}

    /** Returns the names of the methods that may be tried, as SSH has them (RFC 4252). */
    static Set<String> of(ConfigValues values) {
        Set<String> methods = new LinkedHashSet<>(values.word("preferredauthentications")
                .map(list -> List.of(list.split(",")))
                .orElse(ALL));
        remove(methods, values, "pubkeyauthentication", "publickey");
        remove(methods, values, "kbdinteractiveauthentication", "keyboard-interactive");
        remove(methods, values, "passwordauthentication", "password");
        methods.retainAll(ALL);
        return methods;
    }

    private static void remove(Set<String> methods, ConfigValues values, String keyword, String method) {
        if (values.is(keyword, "no", "false")) {
            methods.remove(method);
        }
    }
}
