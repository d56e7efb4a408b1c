package pish.command;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The values of all {@link Setting}s. */
public final class Settings {
    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    /** Begins with no value set. */
    public Settings() {}

    /** Returns a copy, to go back to. */
    public Settings copy() {
        Settings copy = new Settings();
        copy.values.putAll(values);
        return copy;
    }

    /** Makes these values those of another. */
    public void restore(Settings other) {
        values.clear();
        values.putAll(other.values);
    }

    /**
     * Sets a value.
     *
     * @return what is wrong with it, in which case nothing changes, or empty
     */
    public Optional<String> set(Setting setting, String value) {
        Optional<String> fault = setting.fault(value);
        if (fault.isEmpty()) {
            values.put(setting, value);
        }
        return fault;
    }

    /** Returns the value as text: what was set, else the standard one. */
    public String get(Setting setting) {
        return values.getOrDefault(setting, setting.standard());
    }

    /** Returns whether a value was set. */
    public boolean isSet(Setting setting) {
        return values.containsKey(setting);
    }

    /** Returns the settings that were changed, with their values. */
    public Map<Setting, String> changed() {
        return Map.copyOf(values);
    }

    /** Returns whether a setting has this value. */
    public boolean is(Setting setting, String value) {
        return get(setting).equals(value);
    }

    /** Returns whether a flag is on. */
    public boolean on(Setting flag) {
        return is(flag, "on");
    }

    /** Returns a duration. */
    public Duration duration(Setting setting) {
        return Setting.DurationText.parse(get(setting)).orElse(Duration.ZERO);
    }

    /** Returns a number, or empty where there is none or it is off. */
    public OptionalInt count(Setting setting) {
        String value = get(setting);
        return value.matches("[0-9]+") ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
    }
}
