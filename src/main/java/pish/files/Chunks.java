package pish.files;

/** How much is read and written at once. */
final class Chunks {
    /** 64 KiB: two packets of SSH. */
    static final int SIZE = 64 << 10;

    private Chunks() {}
}
