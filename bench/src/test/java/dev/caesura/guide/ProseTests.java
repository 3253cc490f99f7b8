package dev.caesura.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import dev.caesura.artifact.Checkout;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Guides, help and documentation comments are plain English. */
class ProseTests {

  /** Verbs and nouns that end in s without being a third person. */
  private static final Set<String> NOT_VERBS =
      Set.of("Thus", "This", "Always", "Settings", "Times");

  @Test
  void phrasesAreFound() {
    assertEquals(1, Prose.faults("The mark behind\na word.").size());
    assertEquals(1, Prose.faults("A file that is no WAV.").size());
    assertEquals(0, Prose.faults("There is no file `behind` this {@code behind}.").size());
  }

  @Test
  void guidesAreInPlainEnglish() throws IOException {
    List<String> faults = new ArrayList<>();
    List<Path> pages = new ArrayList<>();
    Checkout.files(4).stream().filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
    for (Path page : pages) {
      Prose.faults(Files.readString(page))
          .forEach(f -> faults.add(Guide.ROOT.relativize(page) + ": " + f));
    }
    assertTrue(pages.size() > 5, "only " + pages + " were read");
    assertNone(faults);
  }

  @Test
  void helpIsInPlainEnglish() {
    List<String> faults = new ArrayList<>();
    int commands = help(Caesura.commandLine(), faults);
    assertTrue(commands > 15, "only " + commands + " commands were read");
    assertNone(faults);
  }

  private static int help(CommandLine command, List<String> faults) {
    String name = command.getCommandSpec().qualifiedName();
    Prose.faults(command.getUsageMessage(CommandLine.Help.Ansi.OFF))
        .forEach(f -> faults.add(name + " --help: " + f));
    int count = 1;
    for (CommandLine child : Set.copyOf(command.getSubcommands().values())) {
      count += help(child, faults);
    }
    return count;
  }

  /** Comments of all kinds; and what the summaries of methods begin with. */
  @Test
  void documentationIsInPlainEnglish() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path folder : Guide.allSources()) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
      }
    }
    assertTrue(sources.size() > 400, "only " + sources.size() + " sources were read");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      Summaries summaries = new Summaries(DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        summaries.scan(unit, null);
      }
      for (Path source : sources) {
        for (String comment : comments(Files.readString(source))) {
          Prose.faults(comment)
              .forEach(f -> summaries.faults.add(Guide.ROOT.relativize(source) + ": " + f));
        }
      }
      assertNone(summaries.faults);
    }
  }

  /** Comments of a source; strings that look like one are rare and do no harm. */
  private static List<String> comments(String source) {
    List<String> comments = new ArrayList<>();
    var found =
        java.util.regex.Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*(\n\\s*//.*)*")
            .matcher(source);
    while (found.find()) {
      comments.add(found.group().replaceAll("(?m)^\\s*(/\\*\\*?|\\*/|\\*|//)", " "));
    }
    return comments;
  }

  private static void assertNone(List<String> faults) {
    assertTrue(faults.isEmpty(), () -> faults.size() + " faults:\n" + String.join("\n", faults));
  }

  /** Finds methods that callers see and whose summary does not begin with a verb. */
  private static final class Summaries extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final List<String> faults = new ArrayList<>();

    Summaries(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null && isVisible(method) && !method.getName().contentEquals("<init>")) {
        String summary = comment.getFirstSentence().toString();
        String verb = summary.split("[\\s.,;:]", 2)[0];
        if (!summary.startsWith("{@inheritDoc}")
            && (!verb.matches("[A-Z][a-z]+s") || NOT_VERBS.contains(verb))) {
          fault(method, "'" + summary + "' does not begin with a verb, as in 'Returns the ...'");
        }
      }
      return super.visitMethod(method, null);
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null && type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
        String summary = comment.getFirstSentence().toString().replaceAll("\\{@\\w+ |\\}", "");
        if (summary.strip().split("\\s+").length < 3) {
          fault(type, "'" + summary + "' does not state what the type is");
        }
      }
      return super.visitClass(type, null);
    }

    private boolean isVisible(MethodTree method) {
      Set<Modifier> flags = method.getModifiers().getFlags();
      Tree parent = getCurrentPath().getParentPath().getLeaf();
      boolean member = parent instanceof ClassTree type && type.getKind() == Tree.Kind.INTERFACE;
      return flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED) || member;
    }

    private void fault(Tree tree, String what) {
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      long line =
          unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
      faults.add(
          Guide.ROOT.relativize(Path.of(unit.getSourceFile().toUri())) + ":" + line + ": " + what);
    }
  }
}
