package pish.syntax;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What {@code $name} and {@code $1} stand for in targets and in the lines of built-ins. */
public interface Values {
    /** Returns the value of a variable, or empty where there is none of that name. */
    Optional<String> value(String name);

    /** Returns the names of all variables. */
    Collection<String> names();

    /** Returns the arguments of the script: {@code $1}, {@code $2}, … */
    List<String> arguments();
}
