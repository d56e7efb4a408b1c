package pish.shell;

import pish.render.Renderer;
import pish.render.Sinks;

/**
 * Where a line's output goes.
 *
 * @param sinks where it is written
 * @param renderer brings it into its form
 * @param redirected whether that is a file or a filter, not pish's own standard output
 */
record Destination(Sinks sinks, Renderer renderer, boolean redirected) {}
