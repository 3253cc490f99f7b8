package dev.caesura.align.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tokens of a reference or hypothesis, each with its speaker. Immutable and thread-safe.
 *
 * @param tokens the texts of the tokens, in order
 * @param speakers the speaker of each token; an empty text where the speaker is not known
 */
public record SpeakerTokens(List<String> tokens, List<String> speakers) {

  public SpeakerTokens {
    tokens = List.copyOf(tokens);
    speakers = List.copyOf(speakers);
    if (tokens.size() != speakers.size()) {
      throw new IllegalArgumentException(
          "speakers: expected " + tokens.size() + ", one for each token; found " + speakers.size());
    }
  }

  /**
   * Tokenizes a text whose speaker is not known.
   *
   * @param tokenizer splits the text into tokens
   * @param text the text; may be empty
   * @return its tokens
   */
  public static SpeakerTokens of(ScoringTokenizer tokenizer, String text) {
    return of(tokenizer, text, "");
  }

  /**
   * Tokenizes a text of one speaker.
   *
   * @param tokenizer splits the text into tokens
   * @param text the text; may be empty
   * @param speaker who said it; empty if not known
   * @return its tokens
   */
  public static SpeakerTokens of(ScoringTokenizer tokenizer, String text, String speaker) {
    List<String> tokens = tokenizer.tokenTexts(text);
    return new SpeakerTokens(tokens, Collections.nCopies(tokens.size(), speaker));
  }

  /**
   * Joins the tokens of several texts.
   *
   * @param parts tokens of each text, in order
   * @return the tokens of all texts
   */
  public static SpeakerTokens join(List<SpeakerTokens> parts) {
    List<String> tokens = new ArrayList<>();
    List<String> speakers = new ArrayList<>();
    for (SpeakerTokens part : parts) {
      tokens.addAll(part.tokens());
      speakers.addAll(part.speakers());
    }
    return new SpeakerTokens(tokens, speakers);
  }
}
