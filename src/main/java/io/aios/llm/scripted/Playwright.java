package io.aios.llm.scripted;

import io.aios.llm.scripted.Conversation.Briefing;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes the reply to a conversation, with mischief if the script wants it. */
final class Playwright {

  private static final String PROSE = "Written offline by the scripted provider.\n\n";

  private final BriefReader briefs;
  private final ContractReader contracts;
  private final TemplateShelf shelf;

  Playwright(TemplateShelf shelf) {
    Vocabulary vocabulary = Vocabulary.load(shelf);
    Inflection inflection = Inflection.of(Vocabulary.lines(shelf, "plurals"));
    this.briefs = new BriefReader(vocabulary, inflection);
    this.contracts = new ContractReader(vocabulary, inflection);
    this.shelf = shelf;
  }

  /**
   * The whole reply, however long.
   *
   * @throws UnreadablePromptException if what the prompt says cannot be worked from
   */
  String write(Conversation conversation, Set<Mischief> mischiefs) {
    Manuscript manuscript = manuscript(conversation);
    EnumSet<Mischief> inOrder = EnumSet.noneOf(Mischief.class);
    inOrder.addAll(mischiefs);
    for (Mischief mischief : inOrder) {
      manuscript = Sabotage.spoil(manuscript, mischief);
    }
    return Sabotage.spoil(manuscript.text(), mischiefs);
  }

  private Manuscript manuscript(Conversation conversation) {
    Commission commission = commission(conversation);
    return switch (conversation.deliverable()) {
      case SPECIFICATION -> files(conversation, new SpecificationAuthor(shelf).write(commission));
      case PLAN ->
          new Manuscript(
              "```json\n" + new PlanAuthor(shelf).write(commission) + "\n```\n", List.of());
      case FILES -> files(conversation, author(conversation.agent()).write(commission));
    };
  }

  private Author author(ScriptedAgent agent) {
    return switch (agent) {
      case CTO -> new SpecificationAuthor(shelf);
      case BACKEND -> new BackendAuthor(shelf);
      case FRONTEND -> new FrontendAuthor(shelf);
      case QA -> new QaAuthor(shelf);
      case DEVOPS -> new DevopsAuthor(shelf);
    };
  }

  private static Manuscript files(Conversation conversation, List<Page> pages) {
    List<String> owned = conversation.briefing().owned();
    List<Page> allowed = pages.stream().filter(page -> isOwned(page.path(), owned)).toList();
    return new Manuscript(PROSE, wanted(allowed, conversation.findings()));
  }

  /** The pages that the findings name; all, if there is a finding that names none of them. */
  private static List<Page> wanted(List<Page> pages, List<String> findings) {
    boolean namesPages =
        findings.stream()
            .allMatch(finding -> pages.stream().anyMatch(page -> finding.contains(page.path())));
    return findings.isEmpty() || !namesPages
        ? pages
        : pages.stream()
            .filter(page -> findings.stream().anyMatch(finding -> finding.contains(page.path())))
            .toList();
  }

  private static boolean isOwned(String path, List<String> owned) {
    return owned.isEmpty()
        || owned.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
  }

  private Commission commission(Conversation conversation) {
    Briefing briefing = conversation.briefing();
    String contract = briefing.files().getOrDefault(SpecificationAuthor.CONTRACT, "");
    boolean isFirst = conversation.deliverable() == Conversation.Deliverable.SPECIFICATION;
    List<Resource> resources =
        isFirst || contract.isBlank()
            ? List.of(Resource.of(briefs.read(briefing.name(), briefing.brief())))
            : contracts.read(contract);
    String title = Literal.line(briefing.name());
    return new Commission(
        title.isEmpty() ? resources.getFirst().entity().pluralLabel() : title,
        briefing.brief(),
        resources,
        briefing.files(),
        briefing.listing());
  }
}
