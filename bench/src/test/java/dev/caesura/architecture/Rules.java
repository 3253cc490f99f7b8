package dev.caesura.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of the design, each by its name. */
final class Rules {

  /** Modules from the bottom up, each with those that it may use. */
  static final Map<String, Set<String>> USES = uses();

  static final List<String> LIBRARY = List.of("io", "text", "audio", "align", "models", "corpus");

  /** Everything with weights or native code, and recognisers. */
  private static final String[] ENGINES = {"ai.onnxruntime..", "ai.djl..", "edu.cmu.sphinx.."};

  private Rules() {}

  private static Map<String, Set<String>> uses() {
    Map<String, Set<String>> uses = new LinkedHashMap<>();
    uses.put("io", Set.of());
    uses.put("text", Set.of("io"));
    uses.put("audio", Set.of("io"));
    uses.put("align", Set.of("io", "text", "audio"));
    uses.put("models", Set.of("io", "text", "audio", "align"));
    uses.put("corpus", Set.of("io", "text", "audio", "align", "models"));
    uses.put("cli", Set.of("io", "text", "audio", "align", "models", "corpus"));
    uses.put("examples", Set.of("io", "text", "audio", "align", "models", "corpus"));
    uses.put("site", Set.of("io", "text", "audio", "align", "models", "corpus", "cli"));
    uses.put("bench", Set.of("io", "text", "audio", "align", "models", "corpus", "cli"));
    return uses;
  }

  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    USES.forEach(
        (module, below) -> {
          String[] others =
              USES.keySet().stream()
                  .filter(other -> !other.equals(module) && !below.contains(other))
                  .map(other -> "dev.caesura." + other + "..")
                  .toArray(String[]::new);
          rules.put(
              module + " uses only the modules below it",
              noClasses()
                  .that()
                  .resideInAPackage("dev.caesura." + module + "..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(others.length == 0 ? new String[] {"none"} : others));
        });
    rules.put(
        "no cycles of packages",
        slices()
            .matching("dev.caesura.(**)")
            // The list of benchmarks names them all, and they use what stands beside it.
            .that(
                describe(
                    "are not of bench", slice -> !slice.getDescription().startsWith("Slice bench")))
            .should()
            .beFreeOfCycles());
    for (String module : LIBRARY) {
      rules.put(
          "the root package of " + module + " does not import sub-packages",
          noClasses()
              .that()
              .resideInAPackage("dev.caesura." + module)
              .should()
              .dependOnClassesThat()
              .resideInAPackage("dev.caesura." + module + ".*.."));
    }
    rules.put(
        "only models and benchmarks see the engines",
        noClasses()
            .that(not(resideInAnyPackage("dev.caesura.models..", "dev.caesura.bench..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINES));
    rules.put(
        "no engine in a public signature",
        ArchRuleDefinition.classes()
            .that()
            .resideInAPackage("dev.caesura..")
            .and(not(resideInAPackage("..internal..")))
            .and()
            .arePublic()
            .should(new KeepEnginesInside()));
    rules.put(
        "TarsosDSP stays in audio.tarsos",
        noClasses()
            .that(not(resideInAPackage("dev.caesura.audio.tarsos..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("be.tarsos.."));
    rules.put(
        "LGPL codecs stay in audio.codec",
        noClasses()
            .that(not(resideInAPackage("dev.caesura.audio.codec..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("net.sourceforge.javaflacencoder..", "javazoom..", "com.jcraft.."));
    rules.put(
        "PDFBox stays in corpus.pdf",
        noClasses()
            .that(not(resideInAPackage("dev.caesura.corpus.pdf..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.pdfbox.."));
    for (String module : LIBRARY) {
      rules.put(
          "internals of " + module + " are its own",
          noClasses()
              .that(not(resideInAPackage("dev.caesura." + module + "..")))
              .should()
              .dependOnClassesThat()
              .resideInAPackage("dev.caesura." + module + "..internal.."));
    }
    rules.put(
        "libraries print nothing",
        noClasses()
            .that()
            .resideInAnyPackage(
                LIBRARY.stream().map(m -> "dev.caesura." + m + "..").toArray(String[]::new))
            .should(ACCESS_STANDARD_STREAMS));
    rules.put(
        "nothing is deserialised",
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.ObjectInputStream"));
    rules.put(
        "commands do not import each other nor the root command",
        ArchRuleDefinition.classes()
            .that()
            .resideInAPackage("dev.caesura.cli.*..")
            .should(new StandAlone()));
    return rules;
  }

  /** A command, or a class beside it, uses neither another command nor the root package. */
  private static final class StandAlone extends ArchCondition<JavaClass> {

    StandAlone() {
      super("use no other command and nothing of the root package");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      String own = outermost(type);
      type.getDirectDependenciesFromSelf()
          .forEach(
              dependency -> {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                boolean isCommand =
                    target.getPackageName().startsWith("dev.caesura.cli.")
                        && outermost(target).endsWith("Command");
                if (target.getPackageName().equals("dev.caesura.cli")
                    || (isCommand && !outermost(target).equals(own))) {
                  events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                }
              });
    }

    private static String outermost(JavaClass type) {
      return type.getName().split("\\$", 2)[0];
    }
  }

  /** What a caller sees of a class. */
  private static final class KeepEnginesInside extends ArchCondition<JavaClass> {

    KeepEnginesInside() {
      super("keep engines out of what callers see");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      type.getMethods().stream()
          .filter(KeepEnginesInside::isVisible)
          .forEach(
              method -> {
                List<JavaClass> seen = new ArrayList<>(method.getRawParameterTypes());
                seen.add(method.getRawReturnType());
                seen.stream()
                    .filter(resideInAnyPackage(ENGINES))
                    .forEach(
                        engine ->
                            events.add(
                                SimpleConditionEvent.violated(
                                    type, method.getFullName() + " shows " + engine.getName())));
              });
    }

    private static boolean isVisible(JavaMethod method) {
      return method.getModifiers().contains(JavaModifier.PUBLIC)
          || method.getModifiers().contains(JavaModifier.PROTECTED);
    }
  }
}
