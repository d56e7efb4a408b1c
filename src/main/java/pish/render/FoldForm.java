package pish.render;

import java.util.List;
import pish.exec.Fold;

/** A way to show folds. What it shows of a command may build on what it has shown of it before. */
public interface FoldForm {
    /** Forgets what was shown: another command begins. */
    default void begin() {}

    /** Shows folds in the given order, and hands everything on. */
    void print(List<Fold> folds);

    /**
     * Has what was held back never printed, but for how nodes failed, because it is shown in another way.
     *
     * @return how many lines the command's folds are; 0 where none is held back
     */
    default long take() {
        return 0;
    }

    /** Prints what was held back: nothing more comes of the command. */
    default void end() {}
}
