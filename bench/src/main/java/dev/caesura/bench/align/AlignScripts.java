package dev.caesura.bench.align;

import com.ibm.icu.text.Transliterator;
import dev.caesura.align.AlignedWord;
import dev.caesura.align.AlignedWord.Evidence;
import dev.caesura.align.Utterance;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.utterance.SentenceAligner;
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
 * {@code align-scripts}: texts against made-up recogniser output with seeded errors, in scripts
 * without spaces, cut otherwise than the text, and in another script than the transcript, spelled
 * otherwise than the aligner would. A word is found if the time that the aligner gives it, not by
 * interpolation, overlaps the true one.
 */
public final class AlignScripts {

  private static final String CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш";
  private static final List<String> SERBIAN_LATIN =
      List.of("a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(" "));

  /** As people write Russian in Latin letters, which is not what ICU's rules do. */
  private static final Map<Integer, String> RUSSIAN =
      letters(
          "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
          "a b v g d e yo zh z i i k l m n o p r s t u f h c ch sh sch - y - e yu ya");

  private AlignScripts() {}

  /** A text, what it is turned into, and how the recogniser spells it. */
  private record Case(
      String file,
      String language,
      String scripts,
      UnaryOperator<String> written,
      UnaryOperator<String> heard) {}

  private static List<Case> cases() {
    UnaryOperator<String> same = UnaryOperator.identity();
    UnaryOperator<String> latin = by("Any-Latin; Latin-ASCII");
    UnaryOperator<String> indic = word -> latin.apply(word).replaceFirst("(?<=..)a$", "");
    return List.of(
        new Case("zh_Chinese-GSD.dev", "zh", "Chinese, traditional", same, same),
        new Case("zh_Chinese-GSDSimp.dev", "zh", "Chinese, simplified", same, same),
        new Case("ja_Japanese-GSD.dev", "ja", "Japanese", same, same),
        new Case("th_Thai-TUD.dev", "th", "Thai", same, same),
        new Case("zh_Chinese-GSDSimp.dev", "zh", "Chinese, heard as pinyin", same, latin),
        new Case("sr_Serbian-SET.dev", "sr", "Serbian, Latin on both sides", same, same),
        new Case(
            "sr_Serbian-SET.dev",
            "sr",
            "Serbian, Cyrillic heard as Latin",
            AlignScripts::cyrillic,
            AlignScripts::serbian),
        new Case(
            "sr_Serbian-SET.dev",
            "sr",
            "Serbian, Latin heard as Cyrillic",
            same,
            AlignScripts::cyrillic),
        new Case("ru_Russian-GSD.dev", "ru", "Russian, Cyrillic on both sides", same, same),
        new Case("ru_Russian-GSD.dev", "ru", "Russian heard as Latin", same, AlignScripts::russian),
        new Case(
            "ru_Russian-Taiga.dev",
            "ru",
            "Russian (posts) heard as Latin",
            same,
            AlignScripts::russian),
        new Case("hy_Armenian-ArmTDP.dev", "hy", "Armenian heard as Latin", same, latin),
        new Case("ka_Georgian-GLC.dev", "ka", "Georgian heard as Latin", same, latin),
        new Case("te_Telugu-MTG.dev", "te", "Telugu heard as Latin", same, indic),
        new Case("gu_Gujarati-GujTB.test", "gu", "Gujarati heard as Latin", same, indic));
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

  /** Serbian in Cyrillic, letter by letter, digraphs first. */
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
   * Prints the table.
   *
   * @param data folder of reference data
   * @param args none
   * @param out where to
   * @return 0
   * @throws IOException if a text cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Path folder = ReferenceData.folder(data, "text/dev/ud");
    out.println(
        "| text | words | wrong, missing, added % | found in order % | any order % | CER % | s |");
    out.println("|---|---:|---:|---:|---:|---:|---:|");
    for (Case one : cases()) {
      String text = one.written().apply(Utf8Text.read(folder.resolve(one.file() + ".txt")));
      for (double rate : new double[] {0.1, 0.3}) {
        WordNormalizer normalizer = WordNormalizer.of(Locale.forLanguageTag(one.language()));
        SeededSpeech speech = SeededSpeech.of(text, normalizer, one.heard(), rate);
        Map<TranscriptOrder, Double> found = new EnumMap<>(TranscriptOrder.class);
        double cer = 0;
        long start = System.nanoTime();
        for (TranscriptOrder order : TranscriptOrder.values()) {
          List<Utterance> aligned =
              SentenceAligner.of(normalizer, SentenceAligner.Settings.defaults().withOrder(order))
                  .align("r", speech.heard(), AlignTimes.lines(text));
          found.put(order, found(aligned, speech));
          cer = order == TranscriptOrder.KEEP ? cer(aligned) : cer;
        }
        out.printf(
            Locale.ROOT,
            "| %s | %d | %.0f | %.2f | %.2f | %.1f | %.2f |%n",
            one.scripts(),
            speech.places().size(),
            100 * speech.errors(),
            100 * found.get(TranscriptOrder.KEEP),
            100 * found.get(TranscriptOrder.ANY),
            100 * cer,
            (System.nanoTime() - start) / 2e9);
      }
    }
    return 0;
  }

  private static double found(List<Utterance> aligned, SeededSpeech speech) {
    int right = 0;
    for (Utterance utterance : aligned) {
      for (AlignedWord word : utterance.words()) {
        var truth = speech.places().get(word.source());
        boolean there =
            truth != null
                && word.evidence() != Evidence.INTERPOLATED
                && word.span().startSample() < truth.endSample()
                && truth.startSample() < word.span().endSample();
        right += there ? 1 : 0;
      }
    }
    return (double) right / speech.places().size();
  }

  /** Of all sentences that were found, by length. */
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
