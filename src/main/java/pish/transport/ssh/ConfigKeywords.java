package pish.transport.ssh;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import pish.syntax.Nearest;

/** The options of ssh_config: which pish heeds, and which it passes over. All in lower case. */
final class ConfigKeywords {
    /** Those that decide where a connection goes, as whom, and whom it trusts. */
    static final Set<String> HEEDED = Set.of(
            "addressfamily",
            "bindaddress",
            "bindinterface",
            "canonicalizehostname",
            "connecttimeout",
            "globalknownhostsfile",
            "hostkeyalias",
            "hostname",
            "identitiesonly",
            "identityagent",
            "identityfile",
            "kbdinteractiveauthentication",
            "passwordauthentication",
            "port",
            "preferredauthentications",
            "proxycommand",
            "proxyjump",
            "proxyusefdpass",
            "pubkeyauthentication",
            "revokedhostkeys",
            "stricthostkeychecking",
            "user",
            "userknownhostsfile");

    /** Those that change nothing of that, or leave pish stricter than ssh. */
    static final Set<String> PASSED_OVER =
            Set.of(("addkeystoagent afstokenpassing batchmode canonicaldomains canonicalizefallbacklocal"
                            + " canonicalizemaxdots canonicalizepermittedcnames casignaturealgorithms certificatefile"
                            + " channeltimeout checkhostip cipher ciphers clearallforwardings compression compressionlevel"
                            + " connectionattempts controlmaster controlpath controlpersist dynamicforward enableescapecommandline"
                            + " enablesshkeysign escapechar exitonforwardfailure fallbacktorsh fingerprinthash forkafterauthentication"
                            + " forwardagent forwardx11 forwardx11timeout forwardx11trusted gatewayports globalknownhostsfile2"
                            + " gssapiauthentication gssapiclientidentity gssapidelegatecredentials gssapikexalgorithms"
                            + " gssapikeyexchange gssapirenewalforcesrekey gssapiserveridentity gssapitrustdns hashknownhosts"
                            + " hostbasedacceptedalgorithms hostbasedauthentication hostbasedkeytypes hostkeyalgorithms"
                            + " ipqos kbdinteractivedevices keepalive kexalgorithms knownhostscommand localcommand localforward"
                            + " logfacility loglevel logverbose macs nohostauthenticationforlocalhost numberofpasswordprompts"
                            + " obscurekeystroketiming permitlocalcommand permitremoteopen pkcs11provider protocol"
                            + " pubkeyacceptedalgorithms pubkeyacceptedkeytypes rekeylimit remotecommand remoteforward requesttty"
                            + " requiredrsasize rhostsauthentication rhostsrsaauthentication rsaauthentication"
                            + " securitykeyprovider sendenv serveralivecountmax serveraliveinterval sessiontype setenv"
                            + " smartcarddevice stdinnull streamlocalbindmask streamlocalbindunlink syslogfacility tag tcpkeepalive tunnel"
                            + " tunneldevice updatehostkeys useprivilegedport userknownhostsfile2 useroaming usersh verifyhostkeydns"
                            + " versionaddendum visualhostkey xauthlocation usekeychain")
                    .split(" "));

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "challengeresponseauthentication", "kbdinteractiveauthentication",
            "skeyauthentication", "kbdinteractiveauthentication",
            "tisauthentication", "kbdinteractiveauthentication",
            "dsaauthentication", "pubkeyauthentication",
            "identityfile2", "identityfile");

    private ConfigKeywords() {}

    /** Returns the present name of an option. */
    static String canonical(String keyword) {
        return OTHER_NAMES.getOrDefault(keyword, keyword);
    }

    /** Returns how to mend an option that nobody knows. */
    static String hint(String keyword) {
        return Nearest.nearest(keyword, new TreeSet<>(HEEDED))
                .map(near -> "did you mean " + near + "?")
                .orElse("take it out, or name it in IgnoreUnknown before it");
    }
}
