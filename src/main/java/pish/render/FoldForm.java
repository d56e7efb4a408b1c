package pish.render;

import java.util.List;
import pish.exec.Fold;

/** A way to show folds. What it shows of a command may build on what it has shown of it before. */
public interface FoldForm {
    /** Forgets what was shown: another command begins. */
    default void begin() {}

    /** Shows folds in the given order, and hands everything on. */
    void print(List<Fold> folds);
}
