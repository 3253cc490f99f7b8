package dev.caesura.corpus.spark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Writes a corpus as Parquet with embedded audio, in the layout that Hugging Face's {@code
 * datasets} reads: a folder for each split, the column {@code audio} with {@code bytes} and {@code
 * path}, {@code text}, and a card that names the columns. The column {@code record} has the whole
 * record, so nothing is lost. Immutable and thread-safe.
 */
public final class ParquetCorpusWriter {

  /** Bytes of a second of 16 kHz FLAC, and of a file. */
  private static final double BYTES_PER_SECOND = 20_000;

  private static final double BYTES_PER_FILE = 4e8;

  private static final StructType RECORD =
      new StructType()
          .add("split", DataTypes.StringType)
          .add("audio_path", DataTypes.StringType)
          .add("text", DataTypes.StringType)
          .add("duration", DataTypes.DoubleType)
          .add("recording", DataTypes.StringType)
          .add("speaker", DataTypes.StringType)
          .add("document", DataTypes.StringType)
          .add("record", DataTypes.StringType);

  private final SparkSession spark;
  private final RemoteFiles files;

  ParquetCorpusWriter(SparkSession spark, RemoteFiles files) {
    this.spark = Objects.requireNonNull(spark, "spark");
    this.files = Objects.requireNonNull(files, "files");
  }

  /**
   * Returns a writer.
   *
   * @param spark the session
   * @return the writer
   */
  public static ParquetCorpusWriter of(SparkSession spark) {
    SparkSession own = spark.newSession();
    own.conf().set("spark.sql.parquet.enableVectorizedReader", "false");
    return new ParquetCorpusWriter(
        own, new RemoteFiles(spark.sparkContext().hadoopConfiguration()));
  }

  /**
   * Writes a corpus that a build has left, with clips as files.
   *
   * @param corpus the output folder of the build
   * @param target the folder to write; it is replaced
   * @return the number of sentences
   * @throws IOException if the corpus cannot be read, or a clip is missing
   */
  public long write(String corpus, String target) throws IOException {
    return write(qualified(corpus), qualified(target), Optional.empty());
  }

  private Path qualified(String path) throws IOException {
    org.apache.hadoop.fs.Path given = new org.apache.hadoop.fs.Path(path);
    return RemotePaths.name(
        given
            .getFileSystem(spark.sparkContext().hadoopConfiguration())
            .makeQualified(given)
            .toUri());
  }

  /** Writes a corpus with these clips, of columns audio_path and audio_bytes, or those of files. */
  long write(Path corpus, Path target, Optional<Dataset<Row>> clips) throws IOException {
    Path file = corpus.resolve("corpus.jsonl");
    if (!files.exists(file)) {
      throw new IOException(
          RemotePaths.path(file) + ": expected the records of a corpus; found no such file");
    }
    Dataset<Row> records =
        spark
            .read()
            .textFile(RemotePaths.path(file).toString())
            .mapPartitions(
                (MapPartitionsFunction<String, Row>) ParquetCorpusWriter::records,
                Encoders.row(RECORD));
    List<Row> splits =
        records
            .groupBy("split")
            .agg(
                functions.count(functions.lit(1)).as("sentences"),
                functions.sum("duration").as("seconds"))
            .orderBy("split")
            .collectAsList();
    files.delete(target);
    long all = 0;
    for (Row split : splits) {
      String name = split.getString(0);
      long sentences = split.getLong(1);
      int parts =
          (int) Math.ceil(Math.max(1, split.getDouble(2) * BYTES_PER_SECOND) / BYTES_PER_FILE);
      Dataset<Row> own = records.filter(records.col("split").equalTo(name));
      Dataset<Row> with = clips.isPresent() ? joined(own, clips.get()) : loaded(own, corpus);
      Path folder = target.resolve(name);
      with.repartition(parts, functions.col("recording"))
          .sortWithinPartitions("recording", "audio_path")
          .select(columns())
          .write()
          .mode(SaveMode.Overwrite)
          .parquet(RemotePaths.path(folder).toString());
      long written = spark.read().parquet(RemotePaths.path(folder).toString()).count();
      if (written != sentences) {
        throw new IOException(
            RemotePaths.path(folder)
                + ": expected "
                + sentences
                + " sentences with a clip; found "
                + written
                + ". Build the corpus again.");
      }
      all += sentences;
    }
    String card = card(splits);
    files.write(
        target.resolve("README.md"), out -> out.write(card.getBytes(StandardCharsets.UTF_8)));
    return all;
  }

  private static Column[] columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(
        functions
            .struct(
                functions.col("audio_bytes").as("bytes"), functions.col("audio_path").as("path"))
            .as("audio"));
    for (String name : new String[] {"text", "duration", "recording", "speaker", "document"}) {
      columns.add(functions.col(name));
    }
    columns.add(functions.col("record"));
    return columns.toArray(new Column[0]);
  }

  private static Iterator<Row> records(Iterator<String> lines) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return lines.hasNext();
      }

      @Override
      public Row next() {
        String line = lines.next();
        try {
          JsonNode record = StageJson.read(line);
          return RowFactory.create(
              record.path("split").asText(),
              record.path("audio").asText(),
              record.path("text").asText(),
              record.path("audio_length").asDouble(),
              record.path("recording").asText(),
              record.path("speaker").asText(""),
              record.path("document").asText(""),
              line);
        } catch (IOException e) {
          throw new IllegalArgumentException(
              "corpus.jsonl: expected a record as JSON; found " + line, e);
        }
      }
    };
  }

  private static Dataset<Row> joined(Dataset<Row> records, Dataset<Row> clips) {
    return records.join(clips, "audio_path");
  }

  private Dataset<Row> loaded(Dataset<Row> records, Path corpus) {
    String root = corpus.toString();
    RemoteFiles from = files;
    return records.mapPartitions(
        (MapPartitionsFunction<Row, Row>)
            rows ->
                new Iterator<>() {
                  @Override
                  public boolean hasNext() {
                    return rows.hasNext();
                  }

                  @Override
                  public Row next() {
                    Row row = rows.next();
                    Object[] values = new Object[row.length() + 1];
                    for (int c = 0; c < row.length(); c++) {
                      values[c] = row.get(c);
                    }
                    try (InputStream in = from.open(Path.of(root, row.getString(1)))) {
                      values[row.length()] = in.readAllBytes();
                    } catch (IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                    return RowFactory.create(values);
                  }
                },
        Encoders.row(RECORD.add("audio_bytes", DataTypes.BinaryType)));
  }

  private static String card(List<Row> splits) {
    StringBuilder card =
        new StringBuilder("---\nconfigs:\n- config_name: default\n  data_files:\n");
    for (Row split : splits) {
      card.append("  - split: ").append(split.getString(0)).append('\n');
      card.append("    path: ").append(split.getString(0)).append("/*.parquet\n");
    }
    card.append("dataset_info:\n  features:\n  - name: audio\n    dtype: audio\n");
    for (String name : new String[] {"text", "duration", "recording", "speaker", "document"}) {
      card.append("  - name: ").append(name).append("\n    dtype: ");
      card.append(name.equals("duration") ? "float64" : "string").append('\n');
    }
    card.append("  - name: record\n    dtype: string\n---\n\n");
    card.append("Sentences of recordings with their audio, aligned by Caesura.\n\n");
    card.append("| split | sentences | hours |\n|---|---:|---:|\n");
    for (Row split : splits) {
      card.append(
          String.format(
              java.util.Locale.ROOT,
              "| %s | %d | %.2f |%n",
              split.getString(0),
              split.getLong(1),
              split.getDouble(2) / 3600));
    }
    return card.toString();
  }
}
