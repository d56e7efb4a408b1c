package pish.groups;

import java.util.Collection;
import java.util.Optional;

/** One source of groups as a file or a program outside pish has them: names, and for each a node-set expression. */
interface NamedSource {
    /** Returns the expression of a group, possibly blank, or empty where there is no such group. */
    Optional<String> group(String name);

    /** Returns the expression of all nodes, where the source says so itself. */
    Optional<String> all();

    /** Returns the names of all groups, as far as the source tells. */
    Collection<String> groups();
}
