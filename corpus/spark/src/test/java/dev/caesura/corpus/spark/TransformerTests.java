package dev.caesura.corpus.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformerTests {

  @TempDir private Path folder;

  @Test
  void aSavedPipelineSplitsTextAndFindsSpeech() throws Exception {
    SparkSession spark = SharedSession.get();
    Path talk = Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac");
    Dataset<Row> data =
        spark
            .createDataset(
                Arrays.asList("Dr. Smith came home. Was anyone awake?", null), Encoders.STRING())
            .toDF("text")
            .withColumn(
                "audio",
                functions.struct(
                    functions
                        .when(
                            functions.col("text").isNotNull(),
                            functions.lit(Files.readAllBytes(talk)))
                        .as("bytes")));
    Pipeline pipeline =
        new Pipeline()
            .setStages(
                new PipelineStage[] {
                  new SentenceSplitter(),
                  new SpeechFinder().setInputCol("audio.bytes").setMaxSeconds(9)
                });
    String path = folder.resolve("pipeline").toString();
    pipeline.fit(data).write().save(path);
    List<Row> rows =
        PipelineModel.load(path).transform(data).select("sentences", "speech").collectAsList();
    assertEquals(List.of("Dr. Smith came home.", "Was anyone awake?"), rows.get(0).getList(0));
    List<Row> speech = rows.get(0).getList(1);
    assertTrue(speech.size() > 2, speech.toString());
    for (Row segment : speech) {
      assertTrue(segment.getDouble(0) < segment.getDouble(1));
      assertTrue(segment.getDouble(1) - segment.getDouble(0) <= 9.001, segment.toString());
    }
    assertTrue(rows.get(1).isNullAt(0) && rows.get(1).isNullAt(1));
  }

  @Test
  void aSavedTransformerKeepsItsSettings() throws Exception {
    SharedSession.get();
    String path = folder.resolve("finder").toString();
    new SpeechFinder().setOutputCol("spans").setMaxSeconds(5).write().save(path);
    SpeechFinder read = SpeechFinder.load(path);
    assertEquals("spans", read.output());
    assertEquals(5.0, read.getOrDefault(read.maxSeconds()));
  }

  @Test
  void columnsOfAnotherTypeAreRefused() {
    Dataset<Row> data = SharedSession.get().range(1).toDF("text");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new SentenceSplitter().transform(data));
    assertEquals("inputCol text: expected a column of type string; found bigint", e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new SentenceSplitter().setInputCol("absent").transform(data));
  }

  /** The snippet of docs/spark.md, line for line. */
  @Test
  void theSnippetOfTheGuideRuns() {
    Dataset<Row> articles =
        SharedSession.get()
            .createDataset(List.of("We came home. No one was awake."), Encoders.STRING())
            .toDF("text");
    Path talk = Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac");
    Dataset<Row> recordings = SharedSession.get().read().format("binaryFile").load(talk.toString());
    Dataset<Row> sentences = new SentenceSplitter().setInputCol("text").transform(articles);
    Dataset<Row> speech = new SpeechFinder().setInputCol("content").transform(recordings);
    assertEquals(2, sentences.first().getList(sentences.schema().fieldIndex("sentences")).size());
    assertTrue(!speech.first().getList(speech.schema().fieldIndex("speech")).isEmpty());
  }
}
