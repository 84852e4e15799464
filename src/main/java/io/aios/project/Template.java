package io.aios.project;

import java.util.List;

/**
 * A kind of code base that can be asked for.
 *
 * @param name what a brief calls it, e.g. {@code web-app}
 * @param title its name for people
 * @param description one sentence: what comes out
 * @param guidance the technologies and the layout that agents keep to
 * @param usualSteps the plan that projects usually get, in an order in which it can be performed
 */
public record Template(
    String name, String title, String description, String guidance, List<UsualStep> usualSteps) {

  public Template {
    usualSteps = UsualStep.inOrder(usualSteps);
  }
}
