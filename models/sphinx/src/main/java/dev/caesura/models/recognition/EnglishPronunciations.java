package dev.caesura.models.recognition;

import dev.caesura.models.recognition.lexicon.LetterToSound;
import dev.caesura.models.recognition.lexicon.PronouncingDictionary;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReference;

/**
 * English dictionary, and the letter-to-sound model trained on it, which are the same for all
 * transcripts of a process. They take seconds and about 130 MB, and are given up if memory is
 * short. Thread-safe.
 */
final class EnglishPronunciations {

  private static final AtomicReference<SoftReference<EnglishPronunciations>> SHARED =
      new AtomicReference<>(new SoftReference<>(null));

  private final PronouncingDictionary dictionary;
  private LetterToSound letterToSound;

  private EnglishPronunciations(PronouncingDictionary dictionary) {
    this.dictionary = dictionary;
  }

  /**
   * Returns the pronunciations, which are read if this process has none.
   *
   * @throws IOException if the dictionary cannot be read
   */
  static EnglishPronunciations shared() throws IOException {
    synchronized (SHARED) {
      EnglishPronunciations known = SHARED.get().get();
      if (known == null) {
        known = new EnglishPronunciations(PronouncingDictionary.english());
        SHARED.set(new SoftReference<>(known));
      }
      return known;
    }
  }

  PronouncingDictionary dictionary() {
    return dictionary;
  }

  /** Returns the model, which the first call trains. */
  synchronized LetterToSound letterToSound() {
    if (letterToSound == null) {
      letterToSound = LetterToSound.train(dictionary.entries());
    }
    return letterToSound;
  }
}
