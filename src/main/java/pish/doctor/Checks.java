package pish.doctor;

import java.util.List;

/** All that is to be seen in what nodes tell of themselves. */
public final class Checks {
    private static final List<Check> ALL = List.of(
            new NameCheck(),
            new ClockCheck(),
            new TimeServiceCheck(),
            new MpiCheck(),
            new PathCheck(),
            new DiskCheck(),
            new MemoryCheck(),
            new PowerCheck(),
            new CardCheck());

    private Checks() {}

    /** Makes them. */
    public static void examine(Survey survey, Findings findings) {
        for (Check check : ALL) {
            findings.made(check.name());
            check.examine(survey, findings);
        }
    }
}
