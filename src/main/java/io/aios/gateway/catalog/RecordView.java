package io.aios.gateway.catalog;

import io.aios.llm.ModelId;
import io.aios.routing.TrackRecord;
import io.aios.routing.TrackRecord.Tally;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/** What became of a model's replies to tasks of one type. */
@Schema(
    description = "What became of a model's replies to tasks of one type, by our own verification.")
record RecordView(
    @Schema(example = "backend") String taskType,
    @Schema(description = "Replies that were accepted.", example = "40") long accepted,
    @Schema(description = "Replies that were rejected.", example = "9") long rejected,
    @Schema(description = "Of the accepted ones, sent back later.", example = "1") long revoked,
    @Schema(description = "Share that was accepted and stayed so.", example = "0.796")
        BigDecimal acceptance) {

  /** Of the types of which there is a judged reply, in alphabetical order. */
  static List<RecordView> of(ModelId model, TrackRecord record) {
    return record.tallies().entrySet().stream()
        .filter(entry -> entry.getKey().model().equals(model))
        .filter(entry -> judged(entry.getValue()) > 0)
        .map(entry -> view(entry.getKey().type().name(), entry.getValue()))
        .sorted(Comparator.comparing(RecordView::taskType))
        .toList();
  }

  private static RecordView view(String type, Tally tally) {
    return new RecordView(
        type,
        tally.accepted(),
        tally.rejected(),
        tally.revoked(),
        BigDecimal.valueOf(tally.accepted() - tally.revoked())
            .divide(BigDecimal.valueOf(judged(tally)), 3, RoundingMode.HALF_EVEN));
  }

  private static long judged(Tally tally) {
    return tally.accepted() + tally.rejected();
  }
}
