package dev.caesura.corpus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTests {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|We are here because the people of this country have asked us to be, and it is for them"
            + " that we have to work in the days which are still before us. There is not much more"
            + " that I want to say about it, but I would like to thank all of you.",
        "de|Wir sind hier, weil die Menschen in diesem Land uns darum gebeten haben, und für sie"
            + " müssen wir in den Tagen, die noch vor uns liegen, arbeiten. Mehr will ich dazu"
            + " nicht sagen, aber ich möchte mich bei Ihnen allen dafür bedanken, dass Sie da"
            + " sind.",
        "hr|Mi smo ovdje jer su nas ljudi ove zemlje to zamolili i za njih moramo raditi u danima"
            + " koji su još pred nama. Ne želim o tome više govoriti, ali bih se svima vama htio"
            + " zahvaliti što ste danas došli i što ste bili s nama kad je to bilo teško.",
        "ru|Мы здесь потому, что люди этой страны попросили нас об этом, и мы должны работать для"
            + " них в те дни, которые у нас ещё впереди. Я не хочу больше говорить об этом, но я"
            + " хотел бы поблагодарить всех вас за то, что вы сегодня пришли и были с нами.",
      })
  void sentencesAreRecognised(String language, String text) {
    assertEquals(Optional.of(Locale.forLanguageTag(language)), LanguageDetector.detect(text));
  }

  @Test
  void scriptsAreRecognised() {
    assertEquals("ja", tag("これより会議を開きます。本日の議題は予算案についてであります。".repeat(5)));
    assertEquals("zh", tag("我们今天在这里开会讨论预算案首先请部长说明提案的内容和理由。".repeat(5)));
    assertEquals(
        "el", tag("Κύριε Πρόεδρε, θα ήθελα να σας ευχαριστήσω για όλα όσα κάνατε. ".repeat(3)));
    assertEquals("th", tag("วันนี้เราจะประชุมเรื่องงบประมาณของประเทศในปีหน้า".repeat(4)));
  }

  private static String tag(String text) {
    return LanguageDetector.detect(text).map(Locale::toLanguageTag).orElse("none");
  }

  @Test
  void shortAndStrangeTextsHaveNone() {
    assertEquals(Optional.empty(), LanguageDetector.detect("The end of the story."));
    assertEquals(Optional.empty(), LanguageDetector.detect("qwx zxv bnm ".repeat(50)));
    assertEquals(Optional.empty(), LanguageDetector.detect("12 34 56 ".repeat(100)));
  }

  @Test
  void guessesAreRemarks() throws IOException {
    String text = "It was the best of times and it was the worst of times for all of us. ";
    Path file = DocumentFiles.write(folder, "a.txt", text.repeat(4));
    TranscriptDocument document = DocumentFiles.read(file);
    assertEquals("en", document.language().orElseThrow().toLanguageTag());
    assertEquals("guessed: language en by frequent words", DocumentFiles.remarks(document));
    TranscriptReaderSettings none = TranscriptReaderSettings.defaults().withoutLanguageDetection();
    assertEquals(Optional.empty(), TranscriptReader.of(none).readJoined(file).language());
  }

  /** Texts of 46 languages that were not counted: nearly all are right, the others have none. */
  @Test
  void realTextsAreRecognised() throws IOException {
    Path texts = Path.of(System.getProperty("caesura.data"), "text/dev/ud");
    Assumptions.assumeTrue(Files.isDirectory(texts), "needs " + texts);
    int right = 0;
    int wrong = 0;
    int all = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(texts, "*.dev.txt")) {
      for (Path file : files) {
        String language = String.valueOf(file.getFileName()).split("_")[0];
        String text = Files.readString(file);
        String found = tag(text.substring(0, Math.min(4000, text.length())));
        all++;
        right += found.equals(language) ? 1 : 0;
        boolean isKnown = !found.equals("none") && !found.equals(language);
        wrong += isKnown && !(language.equals("sr") && found.equals("hr")) ? 1 : 0;
      }
    }
    assertTrue(right > 0.8 * all, right + " of " + all);
    assertTrue(wrong <= 0.1 * all, wrong + " of " + all + " are wrong");
  }
}
