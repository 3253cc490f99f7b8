package dev.caesura.text.punctuation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentLanguageTests {

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
  void findsTheLanguage(String language, String text) {
    assertEquals(Optional.of(Locale.forLanguageTag(language)), DocumentLanguage.of(text));
  }

  @Test
  void decidesNothingWithoutEvidence() {
    assertEquals(Optional.empty(), DocumentLanguage.of(""));
    assertEquals(Optional.empty(), DocumentLanguage.of("12 34 !?"));
    assertEquals(Optional.empty(), DocumentLanguage.of("Zxq vrm plork snib."));
  }
}
