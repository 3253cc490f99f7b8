package dev.caesura.text.punctuation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.BoundaryScores;
import dev.caesura.text.language.LanguageDetector;
import dev.caesura.text.paragraph.ParagraphStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of writing, on a scorer that reads the wanted marks out of a marked text. */
class PunctuationRulesTests {

  private static final List<Mark> KINDS = List.of(Mark.values());
  private static final String SIGNS = " -:;,.!?";

  /**
   * Scores by a template: the text with a sign after each character that lacks a mark, and ^ before
   * each letter that should be a capital; a tilde after a sign makes an end improbable.
   */
  private static final class Template implements PunctuationScorer {
    private final StringBuilder plain = new StringBuilder();
    private final float[] ends;
    private final float[] marks;
    private final float[] upper;

    Template(String template, float capital) {
      ends = new float[template.length()];
      marks = new float[template.length() * KINDS.size()];
      upper = new float[template.length()];
      for (int i = 0; i < template.length(); i++) {
        char c = template.charAt(i);
        int kind = c == ' ' ? -1 : SIGNS.indexOf(c);
        int at = plain.length();
        if (c == '^') {
          upper[at] = capital;
        } else if (c == '~') {
          ends[at - 1] = 0.05f;
        } else if (c == '\\') {
          plain.append(template.charAt(++i));
        } else if (kind >= 0) {
          marks[(at - 1) * KINDS.size() + kind] = 0.8f;
          ends[at - 1] = KINDS.get(kind).isTerminal() ? 0.9f : 0;
        } else {
          plain.append(c);
        }
      }
    }

    @Override
    public PunctuationScores punctuation(String text) {
      int length = text.length();
      return PunctuationScores.of(
          BoundaryScores.of(text, java.util.Arrays.copyOf(ends, length)),
          java.util.Arrays.copyOf(marks, length * KINDS.size()),
          java.util.Arrays.copyOf(upper, length));
    }
  }

  private static String restored(String template) {
    return restored(template, PunctuatorSettings.defaults());
  }

  private static String restored(String template, PunctuatorSettings settings) {
    return restored(template, settings, 0.8f);
  }

  private static String restored(String template, PunctuatorSettings settings, float capital) {
    Template scorer = new Template(template, capital);
    return new Punctuator(scorer, settings).restore(scorer.plain.toString());
  }

  private static PunctuatorSettings in(String language) {
    return PunctuatorSettings.defaults().withLanguage(Locale.forLanguageTag(language));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dónde está la casa? está allí. | ¿Dónde está la casa? Está allí.",
        "hola ^juan, cómo estás? | Hola Juan, ¿cómo estás?",
        "juan, vienes mañana a la fiesta? | Juan, ¿vienes mañana a la fiesta?",
        "en la casa de al lado, vive alguien? | ¿En la casa de al lado, vive alguien?",
        "si no vienes, con quién voy a hablar? | Si no vienes, ¿con quién voy a hablar?",
        "qué quieres, cuándo vienes? | ¿Qué quieres, cuándo vienes?",
        "qué bonito es! no lo sé. | ¡Qué bonito es! No lo sé.",
        "¿dónde está? aquí está el perro. | ¿Dónde está? Aquí está el perro.",
      })
  void spanishOpensWhereTheQuestionStarts(String template, String expected) {
    assertEquals(expected, restored(template, in("es")));
  }

  @Test
  void spanishMarksThatAreThereGetTheirOther() {
    assertEquals("¿Qué hora es? No lo sé.", restored("qué hora es\\?. no lo sé.", in("es")));
    assertEquals(
        "¿qué hora es? Sí.", "¿" + restored("qué hora es? sí.", in("pt")).replace("Q", "q"));
    assertEquals("Hora é?", restored("hora é?", in("pt")));
  }

  @Test
  void frenchHasSpacesBeforeHighMarks() {
    String template = "vous venez? oui! trois choses: du pain; du vin, et rien.";
    assertEquals(
        "Vous venez\u202F? Oui\u202F! Trois choses\u00A0: du pain\u202F; du vin, et rien.",
        restored(template));
    assertEquals(
        "Vous venez? Oui! Trois choses: du pain; du vin, et rien.",
        restored(template, in("fr").withFrenchSpace(FrenchSpace.NONE)));
    assertEquals(
        "Vous venez\u00A0? Oui\u00A0! Trois choses\u00A0: du pain\u00A0; du vin, et rien.",
        restored(template, in("fr").withFrenchSpace(FrenchSpace.WIDE)));
    assertEquals(
        "Vous venez? Oui! Trois choses\u00A0: du pain; du vin, et rien.",
        restored(template, in("fr-CA")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | and so i think i'm late on monday in june. | And so I think I'm late on Monday in"
            + " June.",
        "en | we may march to the polish. | We may march to the polish.",
        "en | the american said that french is hard. | The American said that French is hard.",
        "en | he lives in the u\\.s now e\\.g in town. | He lives in the U.S. now e.g. in town.",
        "en | he lives in the u\\.s? yes. | He lives in the U.S.? Yes.",
        "de | wir sehen uns am montag z\\.^b im juni. | Wir sehen uns am Montag z.B. im Juni.",
        "es | el lunes de enero hablo francés. | El lunes de enero hablo francés.",
        "fr | on vient lundi en janvier. | On vient lundi en janvier.",
        "it | e poi i ragazzi. | E poi i ragazzi.",
        "nl | ijsland is mooi. wij gaan naar ^ijmuiden. | IJsland is mooi. Wij gaan naar IJmuiden.",
        "tr | istanbul güzel. ılık bir gün. | İstanbul güzel. Ilık bir gün.",
        "tr | ISPARTA VE IZMIR. | Isparta ve ızmır.",
        "el | ΑΥΤΟΣ ΕΙΝΑΙ Ο ΔΡΟΜΟΣ ΜΑΣ. | Αυτος ειναι ο δρομος μας.",
      })
  void capitalsAreThoseOfTheLanguage(String language, String template, String expected) {
    assertEquals(expected, restored(template, in(language)));
  }

  @Test
  void daysAndMonthsStayPlainWhereTheLanguageWritesThemSo() {
    assertEquals("Ven el lunes de abril.", restored("ven el ^lunes de ^abril.", in("es")));
    assertEquals("Canta Avril.", restored("canta ^avril.", in("es")));
    assertEquals("Je vois Avril.", restored("je vois ^avril.", in("fr"), 0.95f));
  }

  @Test
  void wordsAreRaisedAsWholesOrNotAtAll() {
    assertEquals("We saw NASA.", restored("we saw ^n^a^s^a."));
    assertEquals("We saw him.", restored("we saw hi^m."));
    assertEquals("We saw McDonald and an iPhone.", restored("we saw McDonald and an iPhone."));
    assertEquals("iPhone is it. McDonald.", restored("iPhone is it. McDonald."));
    assertEquals(
        "Jean-Paul and al-Qaeda.", restored("^jean-^paul and al-^qaeda.".replace("-", "\\-")));
    assertEquals("It was O'Brien they'll see.", restored("it was ^o'^brien they'^ll see."));
    assertEquals("The 4th of it.", restored("the 4^th of it."));
  }

  @Test
  void addressesStayAsTheyAre() {
    assertEquals(
        "See bob@example.com or google.com or www.a.org now.",
        restored("see ^bob@example\\.^com or ^google\\.com or ^www\\.^a\\.org now."));
  }

  @Test
  void allOccurrencesOfAWordDecide() {
    String template = "and ^smith came and ^smith went and smith stayed.";
    assertEquals(
        "And Smith came and Smith went and Smith stayed.",
        restored(template, PunctuatorSettings.defaults().withCapital(0.3f), 0.95f));
    assertEquals("And smith stayed.", restored("and smith stayed."));
  }

  @Test
  void aStopWhereNoSentenceEndsIsOfAnAbbreviation() {
    assertEquals("We saw dr. jones. Then no one.", restored("we saw dr.~ jones. then no one."));
    assertEquals("We saw dr jones.", restored("we saw dr?~ jones."));
  }

  @Test
  void aCommaOutweighsAnImprobableEnd() {
    PunctuationScorer scorer =
        text -> {
          float[] marks = new float[text.length() * KINDS.size()];
          marks[3 * KINDS.size() + KINDS.indexOf(Mark.COMMA)] = 0.5f;
          marks[3 * KINDS.size() + KINDS.indexOf(Mark.STOP)] = 0.4f;
          marks[8 * KINDS.size() + KINDS.indexOf(Mark.STOP)] = 0.4f;
          float[] ends = new float[text.length()];
          ends[3] = 0.5f;
          ends[8] = 0.5f;
          return PunctuationScores.of(BoundaryScores.of(text, ends), marks, new float[ends.length]);
        };
    assertEquals("Well, come. Here.", Punctuator.of(scorer).restore("well come here"));
  }

  @Test
  void marksThatAreThereAreNotDoubled() {
    assertEquals("Is it ? Yes , it is !", restored("is it? \\?. yes, \\, it is. \\!"));
    assertEquals("So it is — here.", restored("so it is- — here."));
    assertEquals("In the U.S. today.", restored("in the u\\.s\\. today.", in("en")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "他来了.我在google,你呢? | 他来了。我在google，你呢？",
        "私は2020. | 私は2020。",
        "वह 2020 में आया. | वह 2020 में आया।",
        "तो कळले. | तो कळले.",
        "هل أنت في google? | هل أنت في google؟",
        "آپ کیسے ہیں. | آپ کیسے ہیں۔",
        "ինչ է. | Ինչ է։",
        "ምን ነው. | ምን ነው።",
        "ဘယ်လိုလဲ. | ဘယ်လိုလဲ။",
        "τι είναι? | Τι είναι;",
        "ทำไม. | ทำไม",
      })
  void marksAreThoseOfTheScript(String template, String expected) {
    assertEquals(expected, restored(template));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | we came home and the house was dark",
        "es | tengo hambre quieres cenar conmigo esta noche",
        "fr | vous venez avec nous",
        "pt | você não tem uma casa",
        "it | non sono più nella casa della nonna",
        "de | wir haben das nicht gesehen",
        "nl | wij hebben een huis niet gezien",
        "ca | amb la seva casa però molt més",
        "und | bonobo arigato",
        "und | кто пришёл",
        "und | ",
      })
  void languagesAreRecognisedByTheirWords(String language, String text) {
    Locale guess = LanguageDetector.detect(text == null ? "" : text).orElse(Locale.ROOT);
    assertEquals(language, guess.toLanguageTag());
  }

  @Test
  void removingTheMarksGivesTheInputBack() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> letters =
        List.of("abcdeij", "ñáéioqu", "абвгд", "αβγσς", "ğışçi", "他来了吗", "हकमय", "ابتث", "ａｂ𐐨𐐩");
    for (int round = 0; round < 3000; round++) {
      String alphabet = letters.get(random.nextInt(letters.size()));
      int[] codes = alphabet.codePoints().toArray();
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.appendCodePoint(random.nextInt(4) == 0 ? ' ' : codes[random.nextInt(codes.length)]);
      }
      String plain = text.toString();
      if (random.nextBoolean()) {
        plain = plain.toUpperCase(Locale.ROOT);
      }
      String language = List.of("und", "en", "es", "fr", "nl", "tr", "de").get(random.nextInt(7));
      String written = new Punctuator(noise(random), in(language)).restore(plain);
      String back =
          written
              .codePoints()
              .filter(c -> c == ' ' || Character.isLetterOrDigit(c) || Orthography.isWordPart(c))
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      // The dash has a space of its own.
      assertEquals(folded(plain), folded(back), () -> "-Dcaesura.seed=" + seed + " " + language);
    }
  }

  private static String folded(String text) {
    return text.toUpperCase(Locale.ROOT)
        .replace('\u0130', 'I')
        .replace('\u0131', 'I')
        .replace("\u0307", "")
        .replace(" ", "");
  }

  /** Scores at random, always the same for a text. */
  private static PunctuationScorer noise(Random random) {
    long seed = random.nextLong();
    return text -> {
      Random own = new Random(seed + text.hashCode());
      int length = text.length();
      float[] ends = new float[length];
      float[] upper = new float[length];
      float[] marks = new float[length * KINDS.size()];
      for (int i = 0; i < length; i++) {
        ends[i] = Character.isHighSurrogate(text.charAt(i)) ? 0 : own.nextFloat();
        upper[i] = own.nextFloat();
        marks[i * KINDS.size() + own.nextInt(KINDS.size())] = own.nextFloat();
      }
      return PunctuationScores.of(BoundaryScores.of(text, ends), marks, upper);
    };
  }

  @Test
  void aStreamGivesWhatTheWholeTextGives() {
    Random random = new Random(7);
    Punctuator punctuator = Punctuator.of(noise(random));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      text.append(
          List.of("hola ", "qué ", "i ", "the u.s ", "oui ", "\n", "\n\n").get(random.nextInt(7)));
    }
    String whole = paragraphs(text.toString(), text.length(), punctuator);
    for (int block : new int[] {1, 3, 17, 200}) {
      assertEquals(whole, paragraphs(text.toString(), block, punctuator));
    }
  }

  private static String paragraphs(String text, int block, Punctuator punctuator) {
    ParagraphStream stream = new ParagraphStream();
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < text.length(); at += block) {
      stream
          .push(text.substring(at, Math.min(text.length(), at + block)))
          .forEach(paragraph -> out.append(punctuator.restore(paragraph)));
    }
    return out.append(punctuator.restore(stream.finish())).toString();
  }

  @Test
  void timeGrowsWithTheLengthOfTheText() {
    Punctuator punctuator = new Punctuator(noise(new Random(1)), in("es"));
    for (String unit : List.of("a", "a.", "他", "? ", "...", "qué, ", "a-", "'", "\u0301", "i ")) {
      String text = unit.repeat(400_000 / unit.length());
      String written =
          assertTimeoutPreemptively(Duration.ofSeconds(20), () -> punctuator.restore(text), unit);
      assertTrue(written.length() >= text.length());
    }
  }
}
