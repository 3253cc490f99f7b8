package dev.caesura.corpus.build;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Text of all documents of a language, for recognisers whose language model is made of it. Of a
 * large archive it is an even sample. Immutable.
 *
 * @param text the parts, one a line
 * @param characters the length of all parts of the language
 */
record ExpectedText(String text, long characters) {

  /** A language model of more needs too much memory. */
  static final int MAX_CHARACTERS = 1 << 19;

  /** Fewer characters of a part show too little of how its words follow each other. */
  private static final int MIN_PIECE = 200;

  static ExpectedText of(
      DocumentArchive archive, Locale language, SpokenLanguages languages, int maxCharacters)
      throws IOException {
    long all = 0;
    List<BitSet> chosen = new ArrayList<>();
    for (int d = 0; d < archive.size(); d++) {
      BitSet inLanguage = new BitSet();
      List<DocumentArchive.Part> parts = archive.document(d).parts();
      for (int p = 0; p < parts.size(); p++) {
        if (isIn(parts.get(p), language, languages)) {
          inLanguage.set(p);
          all += parts.get(p).text().length() + 1;
        }
      }
      chosen.add(inLanguage);
    }
    double share = Math.min(1, (double) maxCharacters / Math.max(1, all));
    StringBuilder text = new StringBuilder();
    long read = 0;
    for (int d = 0; d < archive.size(); d++) {
      if (chosen.get(d).isEmpty()) {
        continue;
      }
      List<DocumentArchive.Part> parts = archive.document(d).parts();
      for (int p : chosen.get(d).stream().toArray()) {
        DocumentArchive.Part part = parts.get(p);
        read += part.text().length() + 1;
        // As much of every document as fits.
        int size = part.text().length();
        int room = (int) Math.min(size, Math.round(share * read) - text.length());
        int end = room == size ? size : part.text().lastIndexOf(' ', room);
        if (end >= Math.min(size, MIN_PIECE)) {
          text.append(part.text(), 0, end).append('\n');
        }
      }
    }
    return new ExpectedText(text.toString(), all);
  }

  private static boolean isIn(
      DocumentArchive.Part part, Locale language, SpokenLanguages languages) {
    return languages.of(part.language(), part.text()).equals(language);
  }

  /** Returns what to warn of if this is a sample. */
  Optional<String> warning() {
    return text.length() >= characters
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the recogniser expects the words of %d of %d characters of the documents, as many"
                    + " as it can hold. Give words of another recogniser, or build smaller"
                    + " archives.",
                text.length(),
                characters));
  }
}
