package pish.transport;

/** How lines are run by an account, from what is best to what nearly every account allows. */
public enum ShellKind {
    /** A persistent shell, begun as a login begins. */
    LOGIN,
    /** A persistent shell that reads none of the account's start-up files, since they end it or put another in its place. */
    BARE,
    /** A persistent shell of root's, by sudo. */
    ROOT,
    /** None: a channel for each line, whose text is all that the account is given. */
    NONE
}
