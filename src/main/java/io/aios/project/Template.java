package io.aios.project;

/**
 * A kind of code base that can be asked for.
 *
 * @param name what a brief calls it, e.g. {@code web-app}
 * @param title its name for people
 * @param description one sentence: what comes out
 * @param guidance the technologies and the layout that agents keep to
 */
public record Template(String name, String title, String description, String guidance) {}
