package pish.command;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The values of all {@link Setting}s. */
public final class Settings {
    // connections are made on other threads than the one that sets
    private final Map<Setting, String> values = Collections.synchronizedMap(new EnumMap<>(Setting.class));
    private final Set<Setting> fixed = Collections.synchronizedSet(EnumSet.noneOf(Setting.class));

    private Runnable listener = () -> {};

    /** Begins with no value set. */
    public Settings() {}

    /** Returns a copy, to go back to. */
    public Settings copy() {
        Settings copy = new Settings();
        copy.values.putAll(values);
        return copy;
    }

    /** Sets who is told whenever values may have changed. */
    public void onChange(Runnable newListener) {
        listener = newListener;
    }

    /** Makes these values those of another. */
    public void restore(Settings other) {
        values.clear();
        values.putAll(other.values);
        listener.run();
    }

    /** Sets what was changed in another. */
    public void override(Settings other) {
        values.putAll(other.values);
        listener.run();
    }

    /** Says that settings were made use of in a way that cannot be changed any more, so that to set them is a fault. */
    public void fix(Setting... settings) {
        fixed.addAll(List.of(settings));
    }

    /**
     * Sets a value.
     *
     * @return what is wrong with it, in which case nothing changes, or empty
     */
    public Optional<String> set(Setting setting, String value) {
        Optional<String> fault = fixed.contains(setting)
                ? Optional.of(setting.key() + " can no longer be changed: start pish with --" + setting.key())
                : setting.fault(value);
        if (fault.isEmpty()) {
            values.put(setting, value);
            listener.run();
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

    /** Returns the settings that were changed, with their values, in the order of the table. */
    public Map<Setting, String> changed() {
        Map<Setting, String> changed = new EnumMap<>(Setting.class);
        changed.putAll(values);
        return changed;
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

    /** Returns a size in bytes. */
    public long bytes(Setting setting) {
        return SizeText.parse(get(setting)).orElse(0);
    }

    /** Returns a number, or empty where there is none or it is off. */
    public OptionalInt count(Setting setting) {
        String value = get(setting);
        return value.matches("[0-9]+") ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
    }
}
