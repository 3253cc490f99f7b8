package dev.caesura.bench.align;

import com.ibm.icu.text.Transliterator;
import dev.caesura.align.AlignedWord;
import dev.caesura.align.AlignedWord.Evidence;
import dev.caesura.align.Utterance;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.bench.Options;
import dev.caesura.bench.ReferenceData;
import dev.caesura.io.Utf8Text;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * {@code align-scripts}: words found in synthetic recogniser output with seeded errors. The output
 * is in scripts without spaces, segmented differently from the text, or in another script than the
 * transcript, spelled differently from the aligner's own transliteration. A word is found if the
 * aligner gives it a time, not by interpolation, that overlaps the true time.
 */
public final class AlignScripts {

  private static final String CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш";
  private static final List<String> SERBIAN_LATIN =
      List.of("a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(" "));

  /** Russian in Latin letters as people spell it, which differs from ICU's rules. */
  private static final Map<Integer, String> RUSSIAN =
      letters(
          "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
          "a b v g d e yo zh z i i k l m n o p r s t u f h c ch sh sch - y - e yu ya");

  private AlignScripts() {}

  /** Text with the spelling of the reference and of the hypothesis. */
  private record Case(
      String file,
      String language,
      String title,
      UnaryOperator<String> reference,
      UnaryOperator<String> hypothesis) {}

  private static List<Case> cases() {
    UnaryOperator<String> same = UnaryOperator.identity();
    UnaryOperator<String> latin = by("Any-Latin; Latin-ASCII");
    UnaryOperator<String> indic = word -> latin.apply(word).replaceFirst("(?<=..)a$", "");
    return List.of(
        new Case("zh_Chinese-GSD.dev", "zh", "Chinese, traditional", same, same),
        new Case("zh_Chinese-GSDSimp.dev", "zh", "Chinese, simplified", same, same),
        new Case("ja_Japanese-GSD.dev", "ja", "Japanese", same, same),
        new Case("th_Thai-TUD.dev", "th", "Thai", same, same),
        new Case("zh_Chinese-GSDSimp.dev", "zh", "Chinese and pinyin", same, latin),
        new Case("sr_Serbian-SET.dev", "sr", "Serbian, Latin on both sides", same, same),
        new Case(
            "sr_Serbian-SET.dev",
            "sr",
            "Serbian, Cyrillic and Latin",
            AlignScripts::cyrillic,
            AlignScripts::serbian),
        new Case(
            "sr_Serbian-SET.dev",
            "sr",
            "Serbian, Latin and Cyrillic",
            same,
            AlignScripts::cyrillic),
        new Case("ru_Russian-GSD.dev", "ru", "Russian, Cyrillic on both sides", same, same),
        new Case("ru_Russian-GSD.dev", "ru", "Russian and Latin", same, AlignScripts::russian),
        new Case(
            "ru_Russian-Taiga.dev", "ru", "Russian (posts) and Latin", same, AlignScripts::russian),
        new Case("hy_Armenian-ArmTDP.dev", "hy", "Armenian and Latin", same, latin),
        new Case("ka_Georgian-GLC.dev", "ka", "Georgian and Latin", same, latin),
        new Case("te_Telugu-MTG.dev", "te", "Telugu and Latin", same, indic),
        new Case("gu_Gujarati-GujTB.test", "gu", "Gujarati and Latin", same, indic));
  }

  private static UnaryOperator<String> by(String rules) {
    Transliterator transliterator = Transliterator.getInstance(rules);
    return transliterator::transliterate;
  }

  private static Map<Integer, String> letters(String from, String to) {
    String[] forms = to.split(" ");
    Map<Integer, String> map = new java.util.HashMap<>();
    for (int i = 0; i < from.length(); i++) {
      map.put((int) from.charAt(i), forms[i].equals("-") ? "" : forms[i]);
    }
    return map;
  }

  private static String russian(String word) {
    return spelled(word, RUSSIAN);
  }

  private static String serbian(String word) {
    return spelled(word, letters(CYRILLIC, String.join(" ", SERBIAN_LATIN)));
  }

  private static String spelled(String word, Map<Integer, String> letters) {
    StringBuilder spelled = new StringBuilder();
    word.codePoints()
        .forEach(point -> spelled.append(letters.getOrDefault(point, Character.toString(point))));
    return spelled.isEmpty() ? "y" : spelled.toString();
  }

  /** Transliterates Serbian into Cyrillic, digraphs before single letters. */
  private static String cyrillic(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    for (int length = 2; length > 0; length--) {
      for (int i = 0; i < SERBIAN_LATIN.size(); i++) {
        if (SERBIAN_LATIN.get(i).length() == length) {
          small = small.replace(SERBIAN_LATIN.get(i), CYRILLIC.substring(i, i + 1));
        }
      }
    }
    return small;
  }

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args none
   * @param out receives the table
   * @return 0
   * @throws IOException if a text cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options.of(args).end();
    Path folder = ReferenceData.folder(data, "text/dev/ud");
    out.println(
        "| text | words | words with errors % | found, order kept % | found, any order % | CER % |"
            + " s |");
    out.println("|---|---:|---:|---:|---:|---:|---:|");
    for (Case one : cases()) {
      String text = one.reference().apply(Utf8Text.read(folder.resolve(one.file() + ".txt")));
      for (double rate : new double[] {0.1, 0.3}) {
        WordNormalizer normalizer = WordNormalizer.of(Locale.forLanguageTag(one.language()));
        SimulatedRecognition speech =
            SimulatedRecognition.of(text, normalizer, one.hypothesis(), rate);
        Map<TranscriptOrder, Double> found = new EnumMap<>(TranscriptOrder.class);
        double cer = 0;
        long start = System.nanoTime();
        for (TranscriptOrder order : TranscriptOrder.values()) {
          List<Utterance> aligned =
              SentenceAligner.of(normalizer, SentenceAligner.Settings.defaults().withOrder(order))
                  .align("r", speech.recognized(), AlignTimes.lines(text));
          found.put(order, found(aligned, speech));
          cer = order == TranscriptOrder.KEEP ? cer(aligned) : cer;
        }
        out.printf(
            Locale.ROOT,
            "| %s | %d | %.0f | %.2f | %.2f | %.1f | %.2f |%n",
            one.title(),
            speech.times().size(),
            100 * speech.errors(),
            100 * found.get(TranscriptOrder.KEEP),
            100 * found.get(TranscriptOrder.ANY),
            100 * cer,
            (System.nanoTime() - start) / 2e9);
      }
    }
    return 0;
  }

  private static double found(List<Utterance> aligned, SimulatedRecognition speech) {
    int found = 0;
    for (Utterance utterance : aligned) {
      for (AlignedWord word : utterance.words()) {
        var truth = speech.times().get(word.source());
        boolean correct =
            truth != null
                && word.evidence() != Evidence.INTERPOLATED
                && word.span().startSample() < truth.endSample()
                && truth.startSample() < word.span().endSample();
        found += correct ? 1 : 0;
      }
    }
    return (double) found / speech.times().size();
  }

  /** Returns the mean character error rate of the sentences found, weighted by length. */
  private static double cer(List<Utterance> aligned) {
    double errors = 0;
    double letters = 0;
    for (Utterance utterance : aligned) {
      if (utterance.span().isPresent() && utterance.source().isPresent()) {
        TextSpan source = utterance.source().get();
        errors += utterance.cer() * source.length();
        letters += source.length();
      }
    }
    return errors / Math.max(1, letters);
  }
}
