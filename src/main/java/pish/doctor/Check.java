package pish.doctor;

/** One thing that a cluster can suffer from, to be seen in what its nodes tell. */
interface Check {
    /** Returns what is checked, in a word or two. */
    String name();

    /** Adds what is not as it should be. */
    void examine(Survey survey, Findings findings);
}
