/**
 * Facts about Unicode that the toolkit needs in several places, each decided once: white space and
 * line breaks, scripts without spaces, marks around sentences, words divided at a line's end.
 *
 * <pre>{@code
 * boolean space = WhiteSpace.is(0x00A0); // true: a no-break space
 * boolean unspaced = UnspacedScript.contains("\u6771\u4EAC".codePointAt(0)); // true: Chinese
 * boolean ends = SentenceMarks.endsSentence("\u201CStay!\u201D"); // true
 * boolean divided = DividedWords.isInside("an exam-\nple", 9); // true
 * }</pre>
 *
 * <p>Some functions say that saved adaptations depend on them. Such a function keeps its answers;
 * what should be decided otherwise elsewhere gets a function of its own.
 *
 * <p>Source: the Unicode Standard, White_Space, Sentence_Terminal, Terminal_Punctuation and Script
 * properties, as ICU4J and the Java platform have them.
 */
package dev.caesura.text.unicode;
