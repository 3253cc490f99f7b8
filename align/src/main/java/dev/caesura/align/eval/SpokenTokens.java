package dev.caesura.align.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tokens of a reference, each with its speaker. Immutable and thread-safe.
 *
 * @param tokens what is compared
 * @param speakers as many; empty texts where the reference does not say
 */
public record SpokenTokens(List<String> tokens, List<String> speakers) {

  public SpokenTokens {
    tokens = List.copyOf(tokens);
    speakers = List.copyOf(speakers);
    if (tokens.size() != speakers.size()) {
      throw new IllegalArgumentException(
          tokens.size() + " tokens have " + speakers.size() + " speakers");
    }
  }

  /**
   * Tokens of one text by nobody in particular.
   *
   * @param rule what is compared
   * @param text the text
   * @return its tokens
   */
  public static SpokenTokens of(TokenRule rule, String text) {
    return of(rule, text, "");
  }

  /**
   * Tokens of one text by one speaker.
   *
   * @param rule what is compared
   * @param text the text
   * @param speaker who said it
   * @return its tokens
   */
  public static SpokenTokens of(TokenRule rule, String text, String speaker) {
    List<String> tokens = rule.texts(text);
    return new SpokenTokens(tokens, Collections.nCopies(tokens.size(), speaker));
  }

  /**
   * Several pieces, one after the other.
   *
   * @param parts in order
   * @return all tokens
   */
  public static SpokenTokens join(List<SpokenTokens> parts) {
    List<String> tokens = new ArrayList<>();
    List<String> speakers = new ArrayList<>();
    for (SpokenTokens part : parts) {
      tokens.addAll(part.tokens());
      speakers.addAll(part.speakers());
    }
    return new SpokenTokens(tokens, speakers);
  }
}
