package dev.caesura.corpus.spark;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.segment.HybridSegmenter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Transformer of Spark ML that finds speech in a column of audio files, of any format that Caesura
 * reads. The output is an array of segments with {@code start} and {@code end} in seconds, cut at
 * pauses to at most {@code maxSeconds}; null stays null. The network is loaded once on each
 * executor.
 */
public final class SpeechFinder extends ColumnTransformer {

  private static final long serialVersionUID = 1;
  private static final int RATE = 16_000;

  private DoubleParam maxSeconds;

  /** Creates a finder from {@code audio} to {@code speech} with segments of at most 18 s. */
  public SpeechFinder() {
    this(Identifiable.randomUID("speechFinder"));
  }

  /**
   * Creates a finder with a name.
   *
   * @param uid the identifier in a pipeline
   */
  public SpeechFinder(String uid) {
    super(uid);
    set(inputCol(), "audio");
    set(outputCol(), "speech");
    set(maxSeconds(), (Object) 18.0);
  }

  /**
   * Returns the parameter of the longest segment.
   *
   * @return the parameter, in seconds
   */
  public DoubleParam maxSeconds() {
    if (maxSeconds == null) {
      maxSeconds =
          new DoubleParam(this, "maxSeconds", "longest segment in seconds", ParamValidators.gt(0));
    }
    return maxSeconds;
  }

  /**
   * Sets the input column.
   *
   * @param column a column of bytes, or a field of one as {@code audio.bytes}
   * @return this finder
   */
  public SpeechFinder setInputCol(String column) {
    set(inputCol(), column);
    return this;
  }

  /**
   * Sets the output column.
   *
   * @param column the name of a new column
   * @return this finder
   */
  public SpeechFinder setOutputCol(String column) {
    set(outputCol(), column);
    return this;
  }

  /**
   * Sets the longest segment.
   *
   * @param seconds seconds, greater than 0
   * @return this finder
   */
  public SpeechFinder setMaxSeconds(double seconds) {
    set(maxSeconds(), (Object) seconds);
    return this;
  }

  @Override
  DataType inputType() {
    return DataTypes.BinaryType;
  }

  @Override
  DataType elementType() {
    return new StructType()
        .add("start", DataTypes.DoubleType, false)
        .add("end", DataTypes.DoubleType, false);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> data) {
    transformSchema(data.schema());
    double max = (Double) getOrDefault(maxSeconds());
    UDF1<byte[], List<Row>> find = audio -> audio == null ? null : find(audio, max);
    return data.withColumn(
        output(),
        functions.udf(find, new ArrayType(elementType(), false)).apply(functions.col(input())));
  }

  private static List<Row> find(byte[] audio, double max) throws java.io.IOException {
    // Codecs read files: a stream cannot be opened twice.
    Path file = Files.createTempFile("caesura", ".audio");
    try {
      Files.write(file, audio);
      AudioSource source = AudioFiles.open(file, RATE);
      FrameScores scores = SharedModels.vad().score(source);
      List<Row> segments = new ArrayList<>();
      for (TimeSpan span : HybridSegmenter.defaults().withMaxSeconds(max).segment(scores)) {
        segments.add(RowFactory.create(span.startSeconds(), span.endSeconds()));
      }
      return segments;
    } finally {
      Files.delete(file);
    }
  }

  /**
   * Returns a reader of saved finders.
   *
   * @return the reader
   */
  public static MLReader<SpeechFinder> read() {
    return new DefaultParamsReader<>();
  }

  /**
   * Reads a saved finder.
   *
   * @param path the folder that it was saved to
   * @return the finder
   */
  public static SpeechFinder load(String path) {
    return read().load(path);
  }
}
