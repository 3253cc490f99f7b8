package dev.caesura.bench.align;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.edit.UnitAligner;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.biojava.nbio.alignment.Alignments;
import org.biojava.nbio.alignment.Alignments.PairwiseSequenceAlignerType;
import org.biojava.nbio.alignment.SimpleGapPenalty;
import org.biojava.nbio.alignment.template.PairwiseSequenceAligner;
import org.biojava.nbio.core.alignment.matrices.SimpleSubstitutionMatrix;
import org.biojava.nbio.core.exceptions.CompoundNotFoundException;
import org.biojava.nbio.core.sequence.ProteinSequence;
import org.biojava.nbio.core.sequence.compound.AminoAcidCompound;
import org.biojava.nbio.core.sequence.compound.AminoAcidCompoundSet;

/**
 * Comparison with other Java libraries on the same texts, at sizes that they can process.
 * java-diff-utils aligns words; its edit script has no substitutions, so that its pairs are those
 * of a longest common subsequence. BioJava's Needleman-Wunsch aligns characters and keeps the whole
 * table. BioJava accepts only the letters of proteins, so characters are mapped to twenty of them
 * for both libraries.
 */
final class AlignPeers {

  private static final String AMINO_ACIDS = "ACDEFGHIKLMNPQRSTVWY";

  private AlignPeers() {}

  /** Aligns words by java-diff-utils and by Caesura, and prints a row. */
  static void words(
      String system, List<String> hypothesis, List<String> reference, PrintStream out) {
    int same = 0;
    int[] removed = {0};
    double peer =
        AlignSpeed.best(
            () -> {
              removed[0] = 0;
              for (AbstractDelta<String> delta :
                  DiffUtils.diff(hypothesis, reference).getDeltas()) {
                removed[0] += delta.getSource().size();
              }
            });
    var found = TokenMatcher.of(TranscriptOrder.KEEP).match(hypothesis, reference);
    for (int i = 0; i < hypothesis.size(); i++) {
      int j = found.writtenFor(i);
      same += j >= 0 && hypothesis.get(i).equals(reference.get(j)) ? 1 : 0;
    }
    out.printf(
        Locale.ROOT,
        "| java-diff-utils | %s | %d x %d words | %.3f | %d | %.4f | %d |%n",
        system,
        hypothesis.size(),
        reference.size(),
        peer,
        hypothesis.size() - removed[0],
        AlignSpeed.best(() -> TokenMatcher.of(TranscriptOrder.KEEP).match(hypothesis, reference)),
        same);
  }

  /** Aligns characters by BioJava and by Caesura, and prints a row. */
  static void characters(String system, String hypothesis, String reference, PrintStream out) {
    String left = protein(hypothesis);
    String right = protein(reference);
    int[] score = {0};
    double peer = AlignSpeed.best(() -> score[0] = biojava(left, right));
    int[] a = left.chars().toArray();
    int[] b = right.chars().toArray();
    out.printf(
        Locale.ROOT,
        "| BioJava | %s | %d x %d characters | %.3f | %d edits | %.4f | %d edits |%n",
        system,
        a.length,
        b.length,
        peer,
        score[0],
        AlignSpeed.best(() -> UnitAligner.align(a, b, (i, j) -> {})),
        UnitAligner.distance(a, b));
  }

  private static String protein(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    text.chars().forEach(c -> letters.append(AMINO_ACIDS.charAt(c % AMINO_ACIDS.length())));
    return letters.toString();
  }

  private static int biojava(String left, String right) {
    try {
      PairwiseSequenceAligner<ProteinSequence, AminoAcidCompound> aligner =
          Alignments.getPairwiseAligner(
              new ProteinSequence(left),
              new ProteinSequence(right),
              PairwiseSequenceAlignerType.GLOBAL,
              new SimpleGapPenalty(0, 1),
              new SimpleSubstitutionMatrix<>(
                  AminoAcidCompoundSet.getAminoAcidCompoundSet(), (short) 0, (short) -1));
      aligner.getPair();
      return (int) -aligner.getScore();
    } catch (CompoundNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
