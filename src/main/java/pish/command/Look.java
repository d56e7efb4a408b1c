package pish.command;

import java.util.Optional;

/**
 * How a kept result is to be shown.
 *
 * @param form fold, diff, table, live or json; empty for that of the settings
 * @param errors whether only how nodes failed is of interest: their status and standard error
 * @param paged whether to show it in the pager, where somebody sits at a terminal
 */
public record Look(Optional<String> form, boolean errors, boolean paged) {}
