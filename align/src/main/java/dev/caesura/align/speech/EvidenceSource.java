package dev.caesura.align.speech;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Kind of evidence about ends of sentences, which a recording may lack. */
public enum EvidenceSource {
  /** What the sentence network reads. */
  TEXT("text", "terminal", "comma", "question", "capital"),
  /** Pauses and lengths of words. */
  TIMES("pause", "length"),
  /** Changes of speaker. */
  TURNS("turn"),
  /** The recogniser's own punctuation and capitals. */
  MARKS("own"),
  /** The recogniser's confidence. */
  CONFIDENCE("score");

  @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable list.
  private final List<String> prefixes;

  EvidenceSource(String... prefixes) {
    this.prefixes = List.of(prefixes);
  }

  /** Returns the names of the features that some sources give, alone and together. */
  static Set<String> features(Set<EvidenceSource> sources) {
    Set<String> features = own(sources);
    if (sources.contains(TEXT)) {
      features.addAll(SpeechFeatures.names("quality"));
      if (sources.contains(TIMES)) {
        features.addAll(joint());
      } else {
        features.removeAll(joint());
      }
    }
    return features;
  }

  /** Returns the names of the features that are not known without some sources. */
  static Set<String> lost(Set<EvidenceSource> missing) {
    Set<String> features = own(missing);
    if (missing.contains(TIMES)) {
      features.addAll(joint());
    }
    return features;
  }

  private static Set<String> own(Set<EvidenceSource> sources) {
    Set<String> features = new LinkedHashSet<>();
    for (EvidenceSource source : sources) {
      source.prefixes.forEach(prefix -> features.addAll(SpeechFeatures.names(prefix)));
    }
    return features;
  }

  /** Returns the names of the features of text and pauses together. */
  private static Set<String> joint() {
    Set<String> features = new LinkedHashSet<>(SpeechFeatures.names("guess"));
    features.addAll(SpeechFeatures.names("marked"));
    features.addAll(SpeechFeatures.names("lines"));
    features.addAll(SpeechFeatures.names("type"));
    features.addAll(SpeechFeatures.names("quality.agreement"));
    return features;
  }
}
