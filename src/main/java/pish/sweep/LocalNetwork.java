package pish.sweep;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.net.util.SubnetUtils;

/**
 * A network that this machine is in: those who are there answer ARP.
 *
 * @param device name of the interface
 * @param own this machine's address in it
 * @param mac this machine's Ethernet address there, or the empty string
 * @param subnet arithmetic on its addresses
 */
public record LocalNetwork(String device, Ipv4 own, String mac, SubnetUtils.SubnetInfo subnet) {
    /** The shortest prefix of a network that has addresses for others than this machine and its peer. */
    private static final int LONGEST_PREFIX = 30;

    /**
     * Returns the networks of all interfaces that are up and have neighbours: neither loopback nor point to point.
     *
     * @throws IOException if the system does not tell
     */
    public static List<LocalNetwork> all() throws IOException {
        List<LocalNetwork> networks = new ArrayList<>();
        for (NetworkInterface device : NetworkInterface.networkInterfaces().toList()) {
            if (device.isUp() && !device.isLoopback() && !device.isPointToPoint()) {
                String mac = mac(device.getHardwareAddress());
                for (InterfaceAddress address : device.getInterfaceAddresses()) {
                    if (address.getAddress() instanceof Inet4Address four
                            && address.getNetworkPrefixLength() <= LONGEST_PREFIX) {
                        networks.add(of(device.getName(), Ipv4.of(four), mac, address.getNetworkPrefixLength()));
                    }
                }
            }
        }
        return networks;
    }

    static LocalNetwork of(String device, Ipv4 own, String mac, int prefix) {
        SubnetUtils subnet = new SubnetUtils(own + "/" + prefix);
        subnet.setInclusiveHostCount(true);
        return new LocalNetwork(device, own, mac, subnet.getInfo());
    }

    private static String mac(byte[] bytes) {
        if (bytes == null || bytes.length != 6) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (byte part : bytes) {
            parts.add(String.format("%02x", part));
        }
        return String.join(":", parts);
    }

    /** Returns it as a target: {@code 192.168.1.0/24}. */
    public String target() {
        return subnet.getNetworkAddress() + "/" + subnet.getCidrSignature().replaceFirst(".*/", "");
    }

    /** Returns how many addresses it has, the network's own and that for broadcasts included. */
    public long size() {
        return subnet.getAddressCountLong();
    }

    /** Returns whether an address is in it. */
    public boolean contains(Ipv4 address) {
        return subnet.isInRange(address.bits());
    }

    /** Returns whether it is the address of all hosts, or of the network itself, to which nobody may send. */
    boolean isReserved(Ipv4 address) {
        String text = address.toString();
        return text.equals(subnet.getBroadcastAddress()) || text.equals(subnet.getNetworkAddress());
    }
}
