package io.amiguard;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.amiguard.policy.PolicyWriter;
import java.util.Date;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which package may know which, and which may touch the world outside. */
final class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.amiguard");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.amiguard.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  /**
   * A layer may be empty, because packages come as they are needed. A mistyped one cannot hide in
   * that: {@link #everyClassLivesInAKnownPackage} finds its classes.
   */
  @Test
  void dependenciesPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("cli")
        .definedBy("io.amiguard.cli..")
        .layer("edge")
        .definedBy(
            "io.amiguard.aws..",
            "io.amiguard.conversion..",
            "io.amiguard.journalfolder..",
            "io.amiguard.lint..",
            "io.amiguard.output..",
            "io.amiguard.planfile..",
            "io.amiguard.sandbox..",
            "io.amiguard.settings..",
            "io.amiguard.snapshot..",
            "io.amiguard.terraform..")
        .layer("core")
        .definedBy(
            "io.amiguard.account..",
            "io.amiguard.images..",
            "io.amiguard.inventory..",
            "io.amiguard.journal..",
            "io.amiguard.plan..",
            "io.amiguard.report..",
            "io.amiguard.rollout..",
            "io.amiguard.survey..",
            "io.amiguard.verify..")
        .layer("policy")
        .definedBy("io.amiguard.policy..")
        .layer("organization")
        .definedBy("io.amiguard.organization..")
        .layer("source")
        .definedBy("io.amiguard.source..")
        .layer("root")
        .definedBy("io.amiguard")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("edge")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("core")
        .mayOnlyBeAccessedByLayers("cli", "edge")
        .whereLayer("policy")
        .mayOnlyBeAccessedByLayers("cli", "edge", "core")
        .whereLayer("organization")
        .mayOnlyBeAccessedByLayers("cli", "edge", "core", "policy")
        .whereLayer("source")
        .mayOnlyBeAccessedByLayers("cli", "edge")
        .whereLayer("root")
        .mayNotAccessAnyLayer()
        .check(MAIN);
  }

  @Test
  void everyClassLivesInAKnownPackage() {
    classes()
        .should()
        .resideInAnyPackage(
            "io.amiguard",
            "io.amiguard.account..",
            "io.amiguard.aws..",
            "io.amiguard.cli..",
            "io.amiguard.conversion..",
            "io.amiguard.images..",
            "io.amiguard.inventory..",
            "io.amiguard.journal..",
            "io.amiguard.journalfolder..",
            "io.amiguard.lint..",
            "io.amiguard.organization..",
            "io.amiguard.output..",
            "io.amiguard.plan..",
            "io.amiguard.planfile..",
            "io.amiguard.policy..",
            "io.amiguard.report..",
            "io.amiguard.rollout..",
            "io.amiguard.sandbox..",
            "io.amiguard.settings..",
            "io.amiguard.snapshot..",
            "io.amiguard.source..",
            "io.amiguard.survey..",
            "io.amiguard.terraform..",
            "io.amiguard.verify..")
        .check(MAIN);
  }

  @Test
  void onlyTheCommandLineKnowsAwsSandboxAndOutput() {
    for (String room : new String[] {"aws", "sandbox", "output"}) {
      noClasses()
          .that()
          .resideOutsideOfPackages("io.amiguard.cli..", "io.amiguard." + room + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.amiguard." + room + "..")
          .check(MAIN);
    }
  }

  @Test
  void awsSdkStaysInAwsAndSandbox() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.amiguard.aws..", "io.amiguard.sandbox..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(MAIN);
  }

  @Test
  void picocliStaysInTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.amiguard.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(MAIN);
  }

  /** Calls, field accesses and method references alike. */
  @Test
  void onlyTheCommandLineTouchesTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.amiguard.cli..")
        .should()
        .accessTargetWhere(
            targetOwner(equivalentTo(System.class))
                .and(target(nameMatching("in|out|err|exit|getenv|console|setIn|setOut|setErr"))))
        .orShould()
        .accessTargetWhere(
            targetOwner(equivalentTo(Runtime.class)).and(target(nameMatching("exit|halt"))))
        .check(MAIN);
  }

  /**
   * What computes and what verifies cannot change an organization, because it has no writer. What
   * applies a plan to a writer of its own, to see what is in it, is no exception: it does so in
   * {@code plan}.
   */
  @Test
  void plannerAndReadersKnowNoWriter() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.amiguard.images..",
            "io.amiguard.inventory..",
            "io.amiguard.survey..",
            "io.amiguard.verify..")
        .or()
        .haveNameMatching("io\\.amiguard\\.plan\\.Planner(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(PolicyWriter.class)
        .check(MAIN);
  }

  @Test
  void nobodyUsesTheLoggingAndTheDatesOfOldJava() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Date.class)
        .check(MAIN);
  }

  /** NullAway passes over packages without the mark, and says nothing. */
  @Test
  void everyPackageIsNullMarked() {
    classes().should(liveInANullMarkedPackage()).check(MAIN);
  }

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a package marked @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type,
                type.getPackage().isAnnotatedWith(NullMarked.class),
                "%s: its package has no @NullMarked package-info".formatted(type.getName())));
      }
    };
  }
}
