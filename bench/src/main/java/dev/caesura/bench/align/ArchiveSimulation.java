package dev.caesura.bench.align;

import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import dev.caesura.corpus.archive.DocumentWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Archive made of real calls: transcripts are cut into pieces, of which a third is missing, and the
 * others are shuffled and merged into volumes together with pieces of other transcripts; recordings
 * are whole calls or parts of them, cut elsewhere than the transcripts, and a third of the parts is
 * missing. Volumes have noise as of OCR.
 */
final class ArchiveSimulation {

  private static final int SENTENCES_PER_PARAGRAPH = 3;
  private static final int MAX_PIECES_PER_VOLUME = 12;

  /** Words of a call: what was recognised, and for each the written word that it is. */
  @SuppressWarnings("ArrayRecordComponent") // Words of a call, never compared.
  record Call(String name, List<String> recognized, List<List<String>> lines, int[] writtenFor) {}

  /** Recording: a stretch of the recognised words of a call. */
  record Recording(int call, int from, int to) {}

  /** Piece of a transcript in a volume; the call is -1 for other transcripts. */
  record Piece(int call, int firstWord, int endWord, List<String> lines) {}

  /** Place of a piece in a volume, in words of the volume. */
  record Placed(Piece piece, int volume, int from, int to) {}

  private final EarningsCalls source;
  private final List<Call> calls = new ArrayList<>();

  ArchiveSimulation(Path data, AsrSystem system) {
    this.source = new EarningsCalls(data);
    for (String name : source.names()) {
      List<List<String>> lines = source.reference(name).lines().map(EnglishWords::words).toList();
      List<String> reference = lines.stream().flatMap(List::stream).toList();
      List<String> recognized = EnglishWords.words(source.recognized(name, system));
      calls.add(new Call(name, recognized, lines, OptimalPairs.one(recognized, reference)));
    }
  }

  List<Call> calls() {
    return calls;
  }

  /** Returns the recordings: whole calls, or parts of 100 to 1,500 words. */
  List<Recording> recordings(boolean parts, Random random) {
    List<Recording> recordings = new ArrayList<>();
    for (int c = 0; c < calls.size(); c++) {
      int size = calls.get(c).recognized().size();
      int from = 0;
      while (from < size) {
        int to = parts ? Math.min(size, from + 100 + random.nextInt(1400)) : size;
        if (!parts || random.nextInt(3) > 0) {
          recordings.add(new Recording(c, from, to));
        }
        from = to;
      }
    }
    Collections.shuffle(recordings, random);
    return recordings;
  }

  /** Volumes with noise, and the pieces in them. */
  record Volumes(List<DocumentWords> documents, List<Placed> pieces) {}

  /**
   * Makes the volumes.
   *
   * @param parts whether single pieces are missing, or all of a third of the calls
   * @param noise the share of letters that are wrong
   */
  Volumes volumes(boolean parts, double noise, Random random) {
    List<Piece> pieces = new ArrayList<>();
    Set<Integer> missing = new HashSet<>();
    List<Integer> order = new ArrayList<>(IntStream.range(0, calls.size()).boxed().toList());
    Collections.shuffle(order, random);
    missing.addAll(order.subList(0, parts ? 0 : calls.size() / 3));
    for (int c = 0; c < calls.size(); c++) {
      List<String> text = source.reference(calls.get(c).name()).lines().toList();
      for (Piece piece : cut(c, text, calls.get(c).lines(), random)) {
        boolean isMissing = parts ? random.nextInt(3) == 0 : missing.contains(c);
        if (!isMissing) {
          pieces.add(piece);
        }
      }
    }
    List<String> others = source.others();
    int foreign = pieces.size() / 2;
    for (int k = 0, o = 0; k < foreign && o < others.size(); o++) {
      List<String> text = others.get(o).lines().toList();
      List<Piece> all = cut(-1, text, text.stream().map(EnglishWords::words).toList(), random);
      Collections.shuffle(all, random);
      for (Piece piece : all.subList(0, Math.min(all.size(), 1 + foreign / others.size()))) {
        pieces.add(piece);
        k++;
      }
    }
    Collections.shuffle(pieces, random);
    return merged(pieces, noise, random);
  }

  private static List<Piece> cut(
      int call, List<String> text, List<List<String>> words, Random random) {
    List<Piece> pieces = new ArrayList<>();
    int word = 0;
    int line = 0;
    while (line < text.size()) {
      int length = 100 + random.nextInt(1400);
      int first = word;
      int from = line;
      while (line < text.size() && word - first < length) {
        word += words.get(line++).size();
      }
      pieces.add(new Piece(call, first, word, text.subList(from, line)));
    }
    return pieces;
  }

  private static Volumes merged(List<Piece> pieces, double noise, Random random) {
    Volumes volumes = new Volumes(new ArrayList<>(), new ArrayList<>());
    int next = 0;
    while (next < pieces.size()) {
      int end = Math.min(pieces.size(), next + 1 + random.nextInt(MAX_PIECES_PER_VOLUME));
      List<String> words = new ArrayList<>();
      List<Integer> paragraphs = new ArrayList<>();
      for (Piece piece : pieces.subList(next, end)) {
        int from = words.size();
        for (int l = 0; l < piece.lines().size(); l++) {
          if (l % SENTENCES_PER_PARAGRAPH == 0) {
            paragraphs.add(words.size());
          }
          words.addAll(EnglishWords.words(AlignDamage.noisy(piece.lines().get(l), noise, random)));
        }
        volumes.pieces.add(new Placed(piece, volumes.documents.size(), from, words.size()));
      }
      volumes.documents.add(
          new DocumentWords("volume " + volumes.documents.size(), words, paragraphs));
      next = end;
    }
    return volumes;
  }
}
