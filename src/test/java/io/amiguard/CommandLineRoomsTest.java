package io.amiguard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which room of the command line may know which. */
final class CommandLineRoomsTest {
  private static final String CLI = "io.amiguard.cli";
  private static final String WIRING = "wiring";

  /** What other rooms stand on, each on those after it. */
  private static final List<String> FLOORS = List.of("planning", "connection", "place", "console");

  /** The rooms of commands, and those of them that may know another one. */
  private static final Map<String, List<String>> COMMANDS =
      Map.of(
          "account", List.of("rollback"),
          "change", List.of("account", "rollback"),
          "check", List.of(),
          "draft", List.of(),
          "explain", List.of(),
          "impact", List.of("change", "draft", "rollback"),
          "lint", List.of(),
          "report", List.of(),
          "rollback", List.of(),
          "sandbox", List.of());

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(CLI);

  @Test
  void haveNoCycles() {
    slices().matching(CLI + ".(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void areAllKnownHere() {
    classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(Stream.of(CLI), rooms().map(CommandLineRoomsTest::contents))
                .toArray(String[]::new))
        .check(MAIN);
  }

  @Test
  void doNotKnowWhoWiresThem() {
    layers().whereLayer(WIRING).mayNotBeAccessedByAnyLayer().check(MAIN);
  }

  @Test
  void ofCommandsKnowOnlyThoseThatTheyBuildOn() {
    COMMANDS.forEach(
        (room, others) ->
            layers()
                .whereLayer(room)
                .mayOnlyBeAccessedByLayers(
                    Stream.concat(Stream.of(WIRING), others.stream()).toArray(String[]::new))
                .check(MAIN));
  }

  @Test
  void thatOthersStandOnPointOneWay() {
    for (String floor : FLOORS) {
      List<String> below = FLOORS.subList(FLOORS.indexOf(floor) + 1, FLOORS.size());
      layers()
          .whereLayer(floor)
          .mayOnlyBeAccessedByLayers(
              Stream.concat(Stream.of(WIRING), rooms().filter(room -> !room.equals(floor)))
                  .filter(room -> !below.contains(room))
                  .toArray(String[]::new))
          .check(MAIN);
    }
  }

  private static LayeredArchitecture layers() {
    LayeredArchitecture layers =
        layeredArchitecture().consideringOnlyDependenciesInLayers().layer(WIRING).definedBy(CLI);
    for (String room : rooms().toList()) {
      layers = layers.layer(room).definedBy(contents(room));
    }
    return layers;
  }

  private static Stream<String> rooms() {
    return Stream.concat(COMMANDS.keySet().stream(), FLOORS.stream());
  }

  private static String contents(String room) {
    return "%s.%s..".formatted(CLI, room);
  }
}
