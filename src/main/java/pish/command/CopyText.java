package pish.command;

import pish.files.Copied;
import pish.render.ByteCount;

/** What came of copying, in words. */
final class CopyText {
    private CopyText() {}

    static String of(Copied copied) {
        if (copied.files() == 0) {
            return copied.same() == 0 ? "nothing to copy" : files(copied.same()) + " already there";
        }
        String text = amount(copied.files(), copied.bytes());
        if (copied.there() > 0) {
            text += ", " + ByteCount.text(copied.there()) + " of it there already";
        }
        return copied.same() > 0 ? text + "; " + files(copied.same()) + " already there" : text;
    }

    static String amount(int files, long bytes) {
        return files(files) + ", " + ByteCount.text(bytes);
    }

    private static String files(int count) {
        return count == 1 ? "1 file" : count + " files";
    }
}
