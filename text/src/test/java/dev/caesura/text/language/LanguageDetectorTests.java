package dev.caesura.text.language;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Languages of whole documents, of single sentences, and of text that has none. */
class LanguageDetectorTests {

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The minister opened the new bridge over the wide river, and nobody was there.",
        "es | La ministra inauguró ayer el puente nuevo sobre el río y no había nadie.",
        "fr | La ministre a inauguré le nouveau pont hier et il n'y avait personne dans la rue.",
        "it | La ministra ha inaugurato il ponte nuovo e non c'era nessuno nella strada.",
        "pt | A ministra inaugurou ontem a ponte nova e não havia ninguém na rua com ela.",
        "de | Die Ministerin hat gestern die neue Brücke eröffnet und niemand war auf der Straße.",
        "nl | De minister heeft gisteren de nieuwe brug geopend en er was niemand op straat.",
        "pl | Minister otworzyła wczoraj nowy most i nie było nikogo na ulicy.",
        "cs | Ministryně včera otevřela nový most přes řeku a na ulici nikdo nebyl.",
        "sk | Ministerka včera otvorila nový most cez rieku a na ulici nikto nebol, ktorý by sa"
            + " pozeral.",
        "hr | Ministrica je jučer otvorila novi most i na ulici nije bilo nikoga koji bi gledao.",
        "sl | Ministrica je včeraj odprla novi most in na ulici ni bilo nikogar, ki bi gledal.",
        "hu | A miniszter tegnap megnyitotta az új hidat, és nem volt senki az utcán.",
        "ro | Ministrul a deschis ieri podul nou și nu era nimeni pe stradă în oraș.",
        "tr | Bakan dün yeni köprüyü açtı ve sokakta hiç kimse yoktu, çok sessiz bir gündü.",
        "fi | Ministeri avasi eilen uuden sillan ja kadulla ei ollut ketään, se oli hiljaista.",
        "sv | Ministern öppnade den nya bron i går och det var ingen på gatan som såg på.",
        "lt | Ministrė vakar atidarė naują tiltą ir gatvėje nieko nebuvo, tai buvo tyku.",
        "lv | Ministre vakar atklāja jauno tiltu un uz ielas neviena nebija, tas bija klusi.",
        "ru | Министр вчера открыл новый мост, и на улице никого не было.",
        "uk | Міністр учора відкрив новий міст, і на вулиці її нікого не було.",
        "bg | Министърът откри вчера новия мост и на улицата нямаше никой.",
        "sr | Министар је јуче отворио нови мост и на улици није било никога.",
        "el | Ο υπουργός άνοιξε χθες τη νέα γέφυρα και δεν ήταν κανείς στον δρόμο.",
        "ar | افتتح الوزير أمس الجسر الجديد ولم يكن أحد في الشارع.",
        "fa | وزیر دیروز پل جدید را افتتاح کرد و هیچ کس در خیابان نبود.",
        "hi | मंत्री ने कल नए पुल का उद्घाटन किया और सड़क पर कोई नहीं था।",
        "ja | 大臣は昨日、新しい橋を開通させたが、通りには誰もいなかった。",
        "zh | 部长昨天为新桥揭幕，街上没有人。",
        "ko | 장관은 어제 새 다리를 개통했고 거리에는 아무도 없었다.",
        "th | เมื่อวานรัฐมนตรีเปิดสะพานใหม่",
      })
  void oneSentenceIsEnough(String language, String text) {
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
    assertEquals(Optional.empty(), LanguageDetector.detect(""));
    assertEquals(Optional.empty(), LanguageDetector.detect("Zxq vrm plork snib."));
    assertEquals(Optional.empty(), LanguageDetector.detect("bonobo arigato"));
    assertEquals(Optional.empty(), LanguageDetector.detect("qwx zxv bnm ".repeat(50)));
    assertEquals(Optional.empty(), LanguageDetector.detect("12 34 56 ".repeat(100)));
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
    assertTrue(right > 0.9 * all, right + " of " + all);
    assertTrue(wrong <= 0.03 * all, wrong + " of " + all + " are wrong");
  }
}
