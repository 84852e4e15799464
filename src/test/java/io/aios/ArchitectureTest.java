package io.aios;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.core.ApplicationModules;

/** The house as {@code docs/architecture.md} tells it; a change of mind begins with an ADR. */
@ArchTag("architecture")
@AnalyzeClasses(packages = "io.aios", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Set<String> PURE_ROOMS =
      Set.of("money", "llm", "artifacts", "ledger", "routing", "project", "verification", "agents");

  private static final Set<String> JSON_READERS = Set.of("ReplyReader", "PlanReader");

  private static final Pattern NO_NOUN =
      Pattern.compile(
          ".*(Service|Manager|Handler|Processor|Helper|Utils?|Impl|Common|Data|Info)(Bean)?");

  /** The rooms themselves, without the leaves below them. */
  private static final DescribedPredicate<JavaClass> PURE =
      describe(
          "are in a pure room",
          type ->
              PURE_ROOMS.stream()
                  .anyMatch(room -> type.getPackageName().equals("io.aios." + room)));

  private static final DescribedPredicate<JavaClass> READ_JSON =
      describe(
          "read replies",
          type -> JSON_READERS.stream().anyMatch(reader -> type.getName().contains("." + reader)));

  @ArchTest
  static void roomsImportOnlyWhatTheirPackageInfoAllows(JavaClasses all) {
    ApplicationModules.of(AiosApplication.class).verify();
  }

  @ArchTest
  static final ArchRule PURE_ROOMS_KNOW_NO_FRAMEWORK =
      noClasses()
          .that(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework.beans..",
              "org.springframework.boot..",
              "org.springframework.context..",
              "org.springframework.jdbc..",
              "org.springframework.web..",
              "java.sql..",
              "javax.sql..",
              "reactor..",
              "io.micrometer..",
              "com.github.kagkarlsson..");

  @ArchTest
  static final ArchRule PURE_ROOMS_READ_JSON_IN_ONE_PLACE =
      noClasses()
          .that(PURE)
          .and(not(READ_JSON))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..", "com.networknt..");

  @ArchTest
  static final ArchRule ONLY_JACKSON_3_IS_USED =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.aios.verification.syntax..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.aios.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ROLES_NEVER_IMPORT_EACH_OTHER =
      slices()
          .matching("io.aios.(gateway|orchestrator|worker|demo)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule NAMES_ARE_NOUNS_OF_THE_PRODUCT =
      noClasses()
          .should(be(describe("named after no thing", type -> hasNoNoun(type.getSimpleName()))));

  @ArchTest
  static final ArchRule TIME_IS_INJECTED =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule CONFIGURATION_IS_ONE_RECORD_PER_ROOM =
      fields().should().notBeAnnotatedWith(Value.class);

  @ArchTest
  static final ArchRule NO_FIELD_IS_OPTIONAL =
      fields().should().notHaveRawType(Optional.class).because("a variant is missing");

  @ArchTest
  static final ArchRule NOTHING_STATIC_CHANGES = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule MONEY_IS_EXACT =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage("io.aios.money..", "io.aios.ledger..")
          .should()
          .notHaveRawReturnType(double.class)
          .andShould()
          .notHaveRawReturnType(float.class);

  @ArchTest
  static final ArchRule ONLY_THE_DEMO_WRITES_TO_THE_TERMINAL =
      noClasses().that(not(resideInAPackage("io.aios.demo.."))).should(ACCESS_STANDARD_STREAMS);

  private static boolean hasNoNoun(String name) {
    return NO_NOUN.matcher(name).matches();
  }
}
