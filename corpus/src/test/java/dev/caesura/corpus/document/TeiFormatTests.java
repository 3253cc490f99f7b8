package dev.caesura.corpus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeiFormatTests {

  private static final String HEADER =
      "<teiHeader><fileDesc><titleStmt><title type=\"main\">Sitting 1</title><title"
          + " type=\"sub\">More</title><meeting n=\"1\">Term 1</meeting></titleStmt>"
          + "<publicationStmt><availability><licence>http://x/by/4.0/</licence></availability>"
          + "<date when=\"2022-01-01\"/></publicationStmt><sourceDesc><bibl><date"
          + " when=\"2019-05-06\"/></bibl></sourceDesc></fileDesc></teiHeader>";

  private static final String SITTING =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:id=\"ParlaMint-XX_1\" xml:lang=\"hr\">"
          + HEADER
          + "\n"
          + "<text><body><div><head>Agenda</head>\n"
          + "<note type=\"time\">14.00</note>\n"
          + "<u who=\"#AnaB\" ana=\"#chair\" xml:id=\"u1\">\n"
          + "<seg xml:id=\"u1.1\">Dobar <note>pljesak</note>dan,\n"
          + " svima.</seg>\n"
          + "<vocal><desc>smijeh</desc></vocal><seg xml:id=\"u1.2\">Idemo.</seg></u>\n"
          + "<u who=\"#Cad\" ana=\"#regular\""
          + " xml:id=\"u2\">Hvala<lb/>lijepa.</u></div></body></text></TEI>";

  private static final String PERSONS =
      "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><listPerson><person"
          + " xml:id=\"AnaB\"><persName><surname>B</surname><forename>Ana</forename></persName><sex"
          + " value=\"F\"/><birth when=\"1970-02-03\"/><affiliation ref=\"#party.OLD\""
          + " role=\"member\" to=\"2018-01-01\"/><affiliation ref=\"#party.NEW\" role=\"member\""
          + " from=\"2018-01-02\"/><affiliation ref=\"#PAR\""
          + " role=\"member\"/></person></listPerson><listOrg><org xml:id=\"party.OLD\""
          + " role=\"politicalParty\"><orgName full=\"abb\">OLD</orgName></org><org"
          + " xml:id=\"party.NEW\" role=\"parliamentaryGroup\"><orgName full=\"yes\">New"
          + " Party</orgName><orgName full=\"abb\">NEW</orgName></org><org xml:id=\"PAR\""
          + " role=\"parliament\"/></listOrg></TEI>";

  @TempDir Path folder;

  private TranscriptDocument read(String xml) throws IOException {
    return DocumentFiles.read(DocumentFiles.write(folder, "ParlaMint-XX_1.xml", xml));
  }

  @Test
  void speechesHaveSpeakersAndNotesAreLeftOut() throws IOException {
    TranscriptDocument document = read(SITTING);
    assertEquals("ParlaMint-XX_1", document.id());
    assertEquals("tei", document.format());
    assertEquals("Dobar dan, svima.\n\nIdemo.\n\nHvala lijepa.", document.text());
    assertEquals("hr", document.language().orElseThrow().toLanguageTag());
    assertEquals(
        Map.of(
            "title",
            "Sitting 1",
            "meeting",
            "Term 1",
            "date",
            "2019-05-06",
            "licence",
            "http://x/by/4.0/"),
        document.metadata());
    assertEquals(
        List.of("u1.1", "u1.2", "u2"), document.parts().stream().map(DocumentPart::id).toList());
    DocumentPart first = document.parts().get(0);
    assertEquals("AnaB", first.speaker());
    assertEquals(Map.of("utterance", "u1", "role", "chair"), first.metadata());
    assertEquals(DocumentPart.Kind.UTTERANCE, first.kind());
    assertEquals(6, first.place().line());
    assertEquals("Cad", document.parts().get(2).speaker());
    assertEquals(
        "omitted: note (2 times, 12 characters; first at line 4: '14.00')\n"
            + "omitted: vocal (6 characters; at line 8: 'smijeh')\n"
            + "omitted: head outside the utterances (6 characters; at line 3: 'Agenda')",
        DocumentFiles.remarks(document));
  }

  @Test
  void personsComeFromTheFileBesideIt() throws IOException {
    DocumentFiles.write(folder, "ParlaMint-XX-listPerson.xml", PERSONS);
    Map<String, String> fields = read(SITTING).parts().get(0).metadata();
    assertEquals("B Ana", fields.get("name"));
    assertEquals("F", fields.get("sex"));
    assertEquals("1970-02-03", fields.get("birth"));
    assertEquals("NEW", fields.get("party"));
    assertEquals("New Party", fields.get("party_name"));
    assertEquals("member", fields.get("parliament_role"));
    assertEquals("chair", fields.get("role"));
  }

  @Test
  void personsComeFromTheSettings() throws IOException {
    Path persons = DocumentFiles.write(folder, "people.xml", PERSONS);
    Path file = DocumentFiles.write(folder, "a.xml", SITTING);
    TranscriptReaderSettings settings =
        TranscriptReaderSettings.defaults().withPersons(List.of(persons));
    TranscriptDocument document = TranscriptReader.of(settings).readJoined(file);
    assertEquals("F", document.parts().get(0).metadata().get("sex"));
  }

  @Test
  void annotatedWordsAreJoinedByTheirMarks() throws IOException {
    String xml =
        "<TEI><text><body><u who=\"#A\"><seg><s><w>Dobar</w><w join=\"right\">dan</w><pc>.</pc></s>"
            + "<s><w join=\"right\">za<w norm=\"za\"/><w norm=\"to\"/></w><pc>!</pc></s></seg></u>"
            + "</body></text></TEI>";
    assertEquals("Dobar dan. za!", read(xml).text());
  }

  @Test
  void playsKeepHeadingsAndSpeakersWithoutUtterances() throws IOException {
    String xml =
        "<TEI><text><front><p>Cast</p></front><body><div><head>Act I</head><sp who=\"#kate\">"
            + "<speaker>KATE.</speaker><stage>(enters)</stage><l>Good</l><l>night.</l></sp><p>The"
            + " <choice><sic>teh</sic><corr>end</corr></choice>.</p></div></body></text></TEI>";
    TranscriptDocument document = read(xml);
    assertEquals(List.of("Act I", "Good", "night.", "The end."), DocumentFiles.texts(document));
    assertEquals(DocumentPart.Kind.HEADING, document.parts().get(0).kind());
    assertEquals("kate", document.parts().get(1).speaker());
    assertEquals("", document.parts().get(3).speaker());
  }

  @Test
  void everyTextOfACorpusIsADocument() throws IOException {
    String one = "<TEI xml:id=\"a\"><text><body><p>One.</p></body></text></TEI>";
    String two = "<TEI xml:id=\"b\"><text><body><p>Two.</p></body></text></TEI>";
    Path file =
        DocumentFiles.write(folder, "c.xml", "<teiCorpus>" + HEADER + one + two + "</teiCorpus>");
    List<TranscriptDocument> documents = TranscriptReader.defaults().read(file);
    assertEquals(List.of("a", "b"), documents.stream().map(TranscriptDocument::id).toList());
    assertEquals("2019-05-06", documents.get(1).metadata().get("date"));
    assertEquals("One.\n\nTwo.", DocumentFiles.read(file).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE TEI [<!ENTITY x SYSTEM"
            + " 'file:///etc/hostname'>]><TEI><text><body><p>&x;</p></body></text></TEI>|entities"
            + " of its own",
        "<!DOCTYPE TEI [<!ENTITY a 'b'><!ENTITY c"
            + " '&a;&a;'>]><TEI><text><body><p>&c;</p></body></text></TEI>|entities of its own",
        "<!DOCTYPE TEI SYSTEM"
            + " 'http://localhost:1/x.dtd'><TEI><text><body><p>&x;</p></body></text></TEI>|entit",
        "<TEI><text><body><p>cut|line 1: expected XML",
        "<TEI><text><body><p>a</b></p>|line 1: expected XML",
        "<teiCorpus><include href='/etc/hostname'/></teiCorpus>|a corpus that names 1 other files",
        "<TEI><teiHeader/></TEI>|no text",
      })
  void hostileAndDamagedFilesAreRefusedWithTheirPlace(String xml, String message)
      throws IOException {
    Path file = DocumentFiles.write(folder, "bad.xml", xml);
    IOException e =
        assertThrows(
            IOException.class,
            () -> {
              if (DocumentFiles.read(file).text().isEmpty()) {
                throw new IOException("bad.xml: no text");
              }
            });
    assertTrue(e.getMessage().contains("bad.xml"), e.toString());
    assertTrue(e.getMessage().contains(message), e.toString());
  }

  /** The four sittings of ParlaMint-TR: as many segments as their headers count. */
  @Test
  void realSittingsAreReadWhole() throws IOException {
    Path sittings = Path.of(System.getProperty("caesura.data"), "align/dev/parlamint_tr");
    Assumptions.assumeTrue(Files.isDirectory(sittings), "needs " + sittings);
    int parts = 0;
    long unknown = 0;
    try (var files = Files.newDirectoryStream(sittings, "*.xml.gz")) {
      for (Path file : files) {
        TranscriptDocument document = DocumentFiles.read(file);
        parts += document.parts().size();
        assertTrue(document.metadata().get("date").startsWith("20"));
        assertEquals("tr", document.language().orElseThrow().getLanguage());
        unknown += document.parts().stream().filter(part -> part.speaker().isEmpty()).count();
      }
    }
    assertEquals(3912, parts);
    assertEquals(1039, unknown);
  }

  @Test
  void utterancesOfOneLineKeepIdentifiersOfTheirOwn() throws IOException {
    TranscriptDocument document =
        read(
            "<TEI><teiHeader/><text><body><u who=\"#A\" xml:id=\"u1\">One.</u>"
                + "<u who=\"#A #B\">Two.</u><u>Three.</u></body></text></TEI>");
    assertEquals(
        List.of("u1", "u1#2", "u1#3"),
        document.parts().stream().map(part -> part.metadata().get("utterance")).toList());
    assertEquals("A B", document.parts().get(1).metadata().get("speakers"));
    assertEquals("A", document.parts().get(1).speaker());
  }
}
