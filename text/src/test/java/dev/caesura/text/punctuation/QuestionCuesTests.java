package dev.caesura.text.punctuation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class QuestionCuesTests {

  private static double evidence(String language, String sentence) {
    return QuestionCues.of(Locale.forLanguageTag(language))
        .evidence(sentence, 0, sentence.length());
  }

  @Test
  void interrogativesAndInversionsAreEvidence() {
    for (String each :
        new String[] {
          "en:why did they leave so early",
          "en:and where is the key",
          "en:are you at home",
          "de:warum regnet es",
          "de:hast du den schlüssel",
          "sv:har du tid",
          "fr:viens-tu demain",
          "es:y qué hora es",
          "ru:знает ли он дорогу",
          "tr:bugün geldi mi",
          "pl:czy to prawda",
          "ko:지금 몇 시입니까",
          "ja:これは何ですか",
          "zh:你是学生吗",
          "nb:hvorfor kom du",
        }) {
      int colon = each.indexOf(':');
      assertEquals(
          QuestionCues.STRONG, evidence(each.substring(0, colon), each.substring(colon + 1)), each);
    }
    assertEquals(QuestionCues.WEAK, evidence("en", "when the rain stopped we left"));
  }

  @Test
  void statementsAndUnknownLanguagesAreNone() {
    assertEquals(0, evidence("en", "they left early and nobody knows why"));
    assertEquals(0, evidence("de", "es regnet"));
    assertEquals(0, evidence("und", "why did they leave"));
    assertEquals(0, evidence("en", ""));
  }

  @Test
  void onlyTheStartAndTheEndOfLongSentencesCount() {
    String long1 = "они ушли " + "и ушли ".repeat(1000);
    assertEquals(0, evidence("ru", long1 + "ли " + "и ушли ".repeat(1000)));
    assertEquals(QuestionCues.STRONG, evidence("ru", "ушли ли " + long1));
    assertEquals(QuestionCues.STRONG, evidence("ko", "지금".repeat(5000) + "입니까"));
  }
}
