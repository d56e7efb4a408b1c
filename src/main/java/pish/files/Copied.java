package pish.files;

/**
 * What came of copying to or from a node.
 *
 * @param files files and symbolic links that were copied
 * @param bytes how many bytes those have
 * @param there how many of these bytes were there already, from a copy that was cut short
 * @param same files and symbolic links that were there already, and the same
 */
public record Copied(int files, long bytes, long there, int same) {
    /** Nothing. */
    static final Copied NOTHING = new Copied(0, 0, 0, 0);

    Copied plus(Copied more) {
        return new Copied(files + more.files, bytes + more.bytes, there + more.there, same + more.same);
    }
}
