package pish.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import pish.doctor.Doors;
import pish.doctor.Findings;
import pish.doctor.Survey;

/** Has nodes open TCP connections to each other and to this machine. */
final class DoctorDoors {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** As many may knock at once. */
    private static final int BACKLOG = 1024;

    private final Context context;
    private final Survey survey;

    DoctorDoors(Context context, Survey survey) {
        this.context = context;
        this.survey = survey;
    }

    void examine(Findings findings) throws IOException {
        Optional<String> hindrance = Doors.hindrance(survey);
        if (hindrance.isPresent()) {
            findings.skip(Doors.NAME, hindrance.get());
            return;
        }
        Doors doors = new Doors(survey);
        // who knocks is let in by the kernel; nobody takes it further
        try (ServerSocket here = new ServerSocket(0, BACKLOG)) {
            doors.opened(context.errands(doors.open(), PATIENCE));
            doors.examine(context.errands(doors.knock(here(here.getLocalPort())), PATIENCE), findings);
        }
    }

    /** Returns where nodes find this machine: those that see it as it is, and no host on the way. */
    private Map<String, String> here(int port) throws IOException {
        Map<String, String> here = new LinkedHashMap<>();
        for (String node : survey.nodes().keySet()) {
            Optional<String> address = survey.here(node);
            if (address.isPresent()
                    && NetworkInterface.getByInetAddress(InetAddress.getByName(address.get())) != null) {
                here.put(node, address.get() + " " + port);
            }
        }
        return here;
    }
}
