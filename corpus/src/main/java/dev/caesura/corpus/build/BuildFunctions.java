package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.RecognizerProvider;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.corpus.MiningJob;
import dev.caesura.corpus.MiningResult;
import dev.caesura.corpus.MiningSettings;
import dev.caesura.corpus.archive.ArchiveIndex;
import dev.caesura.corpus.archive.ArchiveMatcher;
import dev.caesura.corpus.archive.PartMatch;
import dev.caesura.corpus.document.TranscriptReader;
import dev.caesura.corpus.mine.Miner;
import dev.caesura.corpus.mine.RecordingTranscriber;
import dev.caesura.io.Folders;
import dev.caesura.io.Sha256;
import dev.caesura.io.WholeFile;
import dev.caesura.models.speech.SileroVad;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Stages of a build as functions from one item to its result, which every engine runs alike: the
 * threads of {@link CorpusBuilder}, or executors of a cluster. A result is JSON; the same item,
 * settings and models give the same result.
 *
 * <p>The voice activity detector is loaded once. Thread-safe; the caller closes it after the last
 * item.
 */
public final class BuildFunctions implements AutoCloseable {

  private final MiningSettings mining;
  private final BuildConfig config;
  private final Optional<RecognizerProvider> recognizer;
  private final WordNormalizer normalizer;
  private final SpokenLanguages languages;
  private final SileroVad vad;
  private List<DocumentArchive.Entry> expectedOf = List.of();
  private ExpectedText expected = new ExpectedText("", 0);

  private BuildFunctions(
      BuildConfig config, Optional<RecognizerProvider> recognizer, SileroVad vad) {
    this.config = config;
    this.mining = config.mining();
    this.recognizer = recognizer;
    this.normalizer = WordNormalizer.of(mining.language());
    this.languages = new SpokenLanguages(config.languages());
    this.vad = vad;
  }

  /**
   * Opens the functions of a build.
   *
   * @param config the settings; its inputs are not used
   * @param recognizer recognises recordings without words; empty if there is none
   * @return the functions
   * @throws IOException if a model cannot be read
   */
  public static BuildFunctions open(BuildConfig config, Optional<RecognizerProvider> recognizer)
      throws IOException {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(recognizer, "recognizer");
    return new BuildFunctions(config, recognizer, SileroVad.open());
  }

  /**
   * Reads the documents of a file.
   *
   * @param file a file of any format that Caesura reads
   * @return the documents with their texts, remarks, and whether all could be read
   * @throws IOException if the file cannot be read
   */
  public JsonNode document(Path file) throws IOException {
    return DocumentArchive.toJson(TranscriptReader.defaults().read(file));
  }

  /**
   * Returns whether the words of recordings depend on the documents, as those of recognisers do
   * whose language model is made of the text.
   *
   * @return false if there is no recogniser
   */
  public boolean expectsDocuments() {
    return expectsDocuments(recognizer);
  }

  static boolean expectsDocuments(Optional<RecognizerProvider> recognizer) {
    return recognizer.filter(RecognizerProvider::needsTranscript).isPresent();
  }

  /** Returns the text that a recogniser expects; that of the same documents is made once. */
  private synchronized ExpectedText expected(DocumentArchive documents) throws IOException {
    if (!documents.entries().equals(expectedOf)) {
      expected =
          ExpectedText.of(documents, mining.language(), languages, ExpectedText.MAX_CHARACTERS);
      expectedOf = documents.entries();
    }
    return expected;
  }

  /**
   * Decodes a recording, and reads or recognises its words.
   *
   * @param job the recording; a file of words that is not given is written
   * @param documents all documents; not used unless the recogniser {@link #expectsDocuments}
   * @param key the fingerprint, which becomes part of the result
   * @return length in seconds, number of words, and warnings
   * @throws IOException if the recording or its words cannot be read, or if there is neither a file
   *     of words nor a recogniser
   * @throws InterruptedException if the thread is interrupted
   */
  public JsonNode words(RecordingJob job, DocumentArchive documents, String key)
      throws IOException, InterruptedException {
    ObjectNode result = StageCache.JSON.createObjectNode();
    result.put("seconds", RecordingWords.seconds(job.recording()));
    result.put("key", key);
    if (!job.areWordsGiven()) {
      RecognizerProvider provider =
          recognizer.orElseThrow(
              () ->
                  new IOException(
                      job.recording()
                          + ": expected a file of words; found none. Add it, or name a"
                          + " recognizer."));
      String text = "";
      MiningSettings settings = settings(result);
      if (expectsDocuments()) {
        ExpectedText all = expected(documents);
        text = all.text();
        all.warning().ifPresent(settings.audio().warnings());
      }
      Path work = job.scratch().resolve("recognition").resolve(key.substring(0, 24));
      Files.createDirectories(job.words().toAbsolutePath().getParent());
      RecordingWords.recognize(
          RecordingTranscriber.of(provider, settings),
          job.name(),
          job.recording(),
          text,
          work,
          job.words());
      Folders.delete(work);
    }
    result.put("words", RecordingWords.read(job.words(), job.name()).size());
    return result;
  }

  /**
   * Indexes documents.
   *
   * @param archive the documents
   * @param progress receives the number of documents that are done
   * @return the index
   * @throws IOException if a document cannot be read
   */
  public ArchiveIndex index(DocumentArchive archive, IntConsumer progress) throws IOException {
    ArchiveIndex.Builder builder = ArchiveIndex.builder(config.matching());
    for (int d = 0; d < archive.size(); d++) {
      builder.add(archive.read(d).words());
      progress.accept(d + 1);
    }
    return builder.build();
  }

  /**
   * Matches a recording with the parts of documents that it speaks.
   *
   * @param job the recording
   * @param matcher the documents and their index
   * @return the parts
   * @throws IOException if the words or a document cannot be read
   */
  public JsonNode match(RecordingJob job, ArchiveMatcher matcher) throws IOException {
    return MatchJson.toJson(
        matcher.match(
            RecordingWords.normalized(RecordingWords.read(job.words(), job.name()), normalizer)
                .words()));
  }

  /**
   * Puts the transcript of a recording together.
   *
   * @param match a result of {@link #match}
   * @param archive the documents
   * @return {@code text}, its {@code language}, and {@code parts}; no parts if the recording speaks
   *     no document
   * @throws IOException if a document cannot be read
   */
  public JsonNode transcript(JsonNode match, DocumentArchive archive) throws IOException {
    List<PartMatch> parts = MatchedTranscript.withoutCopies(MatchJson.parts(match, "parts"));
    MatchedTranscript transcript = MatchedTranscript.of(parts, archive, languages);
    ObjectNode result = StageCache.JSON.createObjectNode();
    result.put("text", transcript.text());
    result.put("language", transcript.language().toLanguageTag());
    result.set("parts", transcript.toJson());
    return result;
  }

  /**
   * Returns what of a transcript the clips of a recording depend on.
   *
   * @param transcript a result of {@link #transcript}
   * @return its language and its text
   */
  public static String spoken(JsonNode transcript) {
    return transcript.path("language").asText() + "\n" + transcript.path("text").asText();
  }

  /**
   * Aligns a recording with its transcript, and writes clips, records and a report to its folder.
   *
   * @param job the recording
   * @param transcript a result of {@link #transcript} that has parts
   * @param key the fingerprint, which becomes part of the result
   * @return the parts of the transcript, and warnings
   * @throws IOException if an input cannot be read or an output cannot be written
   * @throws InterruptedException if the thread is interrupted
   */
  public JsonNode align(RecordingJob job, JsonNode transcript, String key)
      throws IOException, InterruptedException {
    Path texts = Files.createDirectories(job.scratch().resolve("transcripts"));
    Path text = texts.resolve(StageCache.fileName(job.name()) + ".txt");
    WholeFile.writeText(text, out -> out.write(transcript.path("text").asText() + "\n"));
    MiningJob mined =
        MiningJob.of(job.recording(), text, job.folder())
            .withHypothesis(job.words())
            .withRecording(job.name());
    ObjectNode result = StageCache.JSON.createObjectNode();
    Locale language = Locale.forLanguageTag(transcript.path("language").asText());
    MiningSettings settings = settings(result).withLanguage(language);
    MiningResult totals = Miner.of(settings).withShippedVad(vad).mine(mined);
    result.put("language", language.toLanguageTag());
    result.put("key", key);
    result.put("keptSeconds", totals.keptSeconds());
    result.put("records", digest(job.folder()));
    result.set("parts", transcript.path("parts"));
    return result;
  }

  /** Returns the digest of the records in the folder of a recording. */
  static String digest(Path folder) throws IOException {
    return Sha256.ofFiles(folder.resolve("corpus.jsonl"), folder.resolve("rejected.jsonl"));
  }

  /**
   * Measures the clips of an aligned recording.
   *
   * @param job the recording, whose folder has clips and records
   * @param aligned a result of {@link #align}
   * @return an object for each record: values by the names of measures
   * @throws IOException if a file cannot be read
   */
  public JsonNode measure(RecordingJob job, JsonNode aligned) throws IOException {
    return measure(job, aligned, CorpusFiles.records(job.folder().resolve("corpus.jsonl")));
  }

  /** Measures the clips of some records of an aligned recording. */
  JsonNode measure(RecordingJob job, JsonNode aligned, List<JsonNode> records) throws IOException {
    Locale language = Locale.forLanguageTag(aligned.path("language").asText());
    return new ClipMeasurer(languages, language)
        .measure(
            records,
            job.folder(),
            aligned.path("parts"),
            RecordingWords.read(job.words(), job.name()),
            job.turns().isEmpty()
                ? Optional.empty()
                : Optional.of(ClipMeasurer.turns(job.turns().get())));
  }

  /** Returns the settings of a recording, whose warnings go to its result. */
  private MiningSettings settings(ObjectNode result) {
    ArrayNode list = result.putArray("warnings");
    AudioSettings audio = mining.audio().withWarnings(list::add);
    return mining.withAudio(audio);
  }

  /** Releases the models. */
  @Override
  public void close() {
    vad.close();
  }
}
