package dev.caesura.corpus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRowsFormatTests {

  @TempDir Path folder;

  private TranscriptDocument read(String json) throws IOException {
    return DocumentFiles.read(DocumentFiles.write(folder, "rows.jsonl", json));
  }

  @Test
  void rowsArePartsWithTheirFields() throws IOException {
    TranscriptDocument document =
        read(
            "{\"id\": \"a\", \"text\": \"Hello. \", \"speaker\": \"ann\", \"lang\": \"en\"}\n\n"
                + "{\"text\": \"Bye.\", \"duration\": 1.5, \"speaker_info\": {\"Speaker_name\":"
                + " \"Bob\", \"Term\": 2}, \"words\": [1, 2]}\n{\"text\": \" \"}\n");
    assertEquals("rows", document.id());
    assertEquals("Hello.\n\nBye.", document.text());
    assertEquals(List.of("a", "p2"), document.parts().stream().map(DocumentPart::id).toList());
    assertEquals("ann", document.parts().get(0).speaker());
    DocumentPart second = document.parts().get(1);
    assertEquals("Bob", second.speaker());
    assertEquals(Map.of("duration", "1.5", "speaker_info.Term", "2"), second.metadata());
    assertEquals(3, second.place().line());
    assertEquals("en", document.language().orElseThrow().toLanguageTag());
    assertEquals(
        "omitted: field words (at line 3)\nomitted: row without text (at line 4)",
        DocumentFiles.remarks(document));
  }

  @Test
  void rowsNameTheirDocuments() throws IOException {
    Path file =
        DocumentFiles.write(
            folder,
            "all.json",
            "[{\"document\": \"x\", \"sentence\": \"One.\"}, {\"document\": \"y\", \"sentence\":"
                + " \"Two.\"}, {\"document\": \"x\", \"sentence\": \"Three.\"}]");
    List<TranscriptDocument> documents = TranscriptReader.defaults().read(file);
    assertEquals(List.of("x", "y"), documents.stream().map(TranscriptDocument::id).toList());
    assertEquals("One.\n\nThree.", documents.get(0).text());
    assertEquals(
        List.of("x.p1", "x.p2", "y.p1"),
        DocumentFiles.read(file).parts().stream().map(DocumentPart::id).toList());
  }

  @Test
  void identifiersStayUnique() throws IOException {
    TranscriptDocument document =
        read("{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"a\", \"text\": \"y\"}\n");
    assertEquals(List.of("a", "a#2"), document.parts().stream().map(DocumentPart::id).toList());
    assertEquals(
        "changed: identifier that occurs twice (1 characters; at line 2: 'a')",
        DocumentFiles.remarks(document));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\": \"x\"}~{\"txt\": \"y\"}|line 2: expected a text in one of the fields",
        "{\"text\": \"x\"}~{\"text\": \"y|line 2: expected JSON",
        "{\"text\": \"x\"}~12|line 2: expected an object",
      })
  void malformedRowsAreErrorsWithTheirLine(String json, String message) {
    IOException e = assertThrows(IOException.class, () -> read(json.replace('~', '\n')));
    assertTrue(e.getMessage().contains("rows.jsonl, " + message), e.toString());
  }
}
