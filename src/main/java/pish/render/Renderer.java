package pish.render;

import pish.exec.EventHandler;

/** Shows events, in one of the forms of {@code --output} and {@code --format}. Used by the one thread that drains them. */
public interface Renderer extends EventHandler {}
