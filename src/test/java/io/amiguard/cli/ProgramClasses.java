package io.amiguard.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of the program as Java starts them quickest: in a jar, with an archive that it maps
 * into memory. A start takes 0.9 instead of 1.5 seconds of the processor then, and there are a
 * hundred of them. Made once, before the first.
 */
final class ProgramClasses {
  private static final Path FOLDER =
      Path.of(System.getProperty("amiguard.program", "target/program")).toAbsolutePath();
  private static final List<String> OPTIONS = make();

  private ProgramClasses() {}

  /** Returns the options of Java. */
  static List<String> options() {
    return OPTIONS;
  }

  /** Returns the options of Java for another jar in the place of that of the same name. */
  static List<String> options(Path jar) {
    return List.of(
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable", "-cp", classPath(jar));
  }

  /** Returns the jar of ours, or of a library, in which a class stands. */
  static Path jarOf(String name) {
    return name.startsWith("io/amiguard/")
        ? jar()
        : libraries().filter(library -> has(library, name)).findFirst().orElseThrow();
  }

  private static Path jar() {
    return FOLDER.resolve("amiguard.jar");
  }

  private static List<String> make() {
    try {
      Files.createDirectories(FOLDER);
      Path archive = FOLDER.resolve("amiguard.jsa");
      Files.deleteIfExists(archive);
      List<String> options = options(write(jar()));
      archive(options, archive);
      List<String> all = new ArrayList<>(options);
      if (Files.exists(archive)) {
        all.add("-XX:SharedArchiveFile=" + archive);
      }
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Java makes no archive of classes that stand in folders. */
  private static Path write(Path jar) throws IOException {
    Path classes = Path.of("target/classes");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        Stream<Path> paths = Files.walk(classes)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(path).toString().replace(File.separatorChar, '/');
        entries.putNextEntry(new JarEntry(name));
        Files.copy(path, entries);
      }
    }
    return jar;
  }

  private static String classPath(Path other) {
    return Stream.concat(Stream.of(jar()), libraries())
        .map(jar -> jar.getFileName().equals(other.getFileName()) ? other : jar)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Stream<Path> libraries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(part -> part.endsWith(".jar"))
        .map(Path::of);
  }

  private static boolean has(Path jar, String name) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry(name + ".class") != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A run that loads what most runs do; Java keeps that when it ends. */
  private static void archive(List<String> options, Path archive) throws IOException {
    Path folder = Files.createTempDirectory(archive.getParent(), "run");
    Path settings = Files.writeString(folder.resolve("amiguard.yaml"), SixChanges.SETTINGS);
    Path state = Files.createDirectories(folder.resolve(".amiguard/sandbox"));
    ServedSandbox.seed(state, SixChanges.before());
    List<String> command = new ArrayList<>(List.of(java(), "-XX:ArchiveClassesAtExit=" + archive));
    command.addAll(options);
    command.addAll(List.of(Amiguard.class.getName(), "apply", "--sandbox", "--yes"));
    command.addAll(List.of("--wait", "none", "-f", settings.toString()));
    Program.waitFor(
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("program.log").toFile())
            .start());
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
