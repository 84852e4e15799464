package io.aios.gateway.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.Remains;
import io.aios.project.Remains.Expired;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of projects.
 *
 * @param nextCursor absent on the last page
 */
@Schema(description = "A page of projects, newest first.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProjectPageView(
    List<ProjectView> projects,
    @Schema(
            description = "Ask for the next page with it; absent on the last page.",
            example = "AYkKXayWd0u8zrMCCZqAVw")
        @Nullable String nextCursor) {

  /**
   * A page out of rows that may be one more than a page holds, which tells that another follows.
   */
  static ProjectPageView of(List<Project> rows, int limit, Remains remains) {
    List<Project> page = rows.subList(0, Math.min(rows.size(), limit));
    Map<ProjectId, Expired> expired = remains.expired(page.stream().map(Project::id).toList());
    String next = rows.size() > limit ? new Cursor(page.getLast().id().value()).toString() : null;
    return new ProjectPageView(
        page.stream()
            .map(one -> ProjectView.of(one, expired.getOrDefault(one.id(), Expired.NOTHING)))
            .toList(),
        next);
  }
}
