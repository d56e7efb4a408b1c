package pish.transport.ssh;

/** Whether lines of ssh_config are for a host. */
enum ConfigScope {
    /** They are for others. */
    OTHER,
    /** That depends on what pish does not find out, as on {@code Match exec}. */
    UNCLEAR,
    /** They are for it. */
    APPLIES;

    /** Returns the scope that a condition gives. */
    static ConfigScope of(boolean applies) {
        return applies ? APPLIES : OTHER;
    }

    /** Returns the scope of lines that are within both. */
    ConfigScope and(ConfigScope other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Returns the opposite. */
    ConfigScope not() {
        return switch (this) {
            case OTHER -> APPLIES;
            case UNCLEAR -> UNCLEAR;
            case APPLIES -> OTHER;
        };
    }
}
