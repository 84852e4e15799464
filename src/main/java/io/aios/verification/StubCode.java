package io.aios.verification;

import io.aios.artifacts.Artifact;
import io.aios.verification.PlaceholderComments.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements that say at run time that there is no work: {@code throw new Error("TODO")}. */
final class StubCode {

  private static final String SAYS =
      "(?:(?i:(?:this |the )?(?:method |function |endpoint |feature |is )*(?:not (?:yet )?implemented"
          + "|unimplemented|implement me|to be implemented))|TODO\\b[\"':`]|FIXME\\b)";
  private static final Pattern STUB =
      Pattern.compile(
          "\\bthrow\\s+(?:new\\s+)?[\\w.]*(?:Error|Exception)\\(\\s*[\"'`]"
              + SAYS
              + "|\\bthrow\\s+new\\s+(?:System\\.)?Not(?:Yet)?Implemented(?:Error|Exception)\\("
              + "|\\bHTTPException\\([^\"']{0,120}[\"']"
              + SAYS
              + "|\\bpanic\\(\\s*\""
              + SAYS
              + "|\\b(?:todo|unimplemented)!\\("
              + "|\\bTODO\\((?<=[={]\\s{0,20}TODO\\()");

  /** One of these is in every stub; most files have none, and are spared the long search. */
  private static final List<String> SIGNS =
      List.of("throw", "HTTPException(", "panic(", "todo!(", "unimplemented!(", "TODO(");

  private StubCode() {}

  static List<Remark> in(Artifact file, SourceText source) {
    if (Notation.of(file.path()).equals(Notation.PROSE)) {
      return List.of();
    }
    List<Remark> remarks = new ArrayList<>();
    Matcher stub = STUB.matcher(source.code());
    boolean suspect = SIGNS.stream().anyMatch(source.code()::contains);
    while (suspect && stub.find()) {
      remarks.add(new Remark(source.line(stub.start()), stub.group()));
    }
    if (Notation.of(file.path()).equals(Notation.PYTHON)) {
      remarks.addAll(new PythonStubs(source).remarks());
    }
    return remarks;
  }
}
