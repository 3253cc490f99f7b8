package dev.caesura.corpus.spark;

import dev.caesura.text.boundary.BoundarySegmenter;
import java.util.List;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Transformer of Spark ML that splits a column of text into sentences, in any language, with or
 * without punctuation. The output is an array of sentences without the white space around them;
 * null stays null. The network is loaded once on each executor.
 */
public final class SentenceSplitter extends ColumnTransformer {

  private static final long serialVersionUID = 1;

  /** Creates a splitter from {@code text} to {@code sentences}. */
  public SentenceSplitter() {
    this(Identifiable.randomUID("sentenceSplitter"));
  }

  /**
   * Creates a splitter with a name.
   *
   * @param uid the identifier in a pipeline
   */
  public SentenceSplitter(String uid) {
    super(uid);
    set(inputCol(), "text");
    set(outputCol(), "sentences");
  }

  /**
   * Sets the input column.
   *
   * @param column a column of text, or a field of one as {@code column.field}
   * @return this splitter
   */
  public SentenceSplitter setInputCol(String column) {
    set(inputCol(), column);
    return this;
  }

  /**
   * Sets the output column.
   *
   * @param column the name of a new column
   * @return this splitter
   */
  public SentenceSplitter setOutputCol(String column) {
    set(outputCol(), column);
    return this;
  }

  @Override
  DataType inputType() {
    return DataTypes.StringType;
  }

  @Override
  DataType elementType() {
    return DataTypes.StringType;
  }

  @Override
  public Dataset<Row> transform(Dataset<?> data) {
    transformSchema(data.schema());
    UDF1<String, List<String>> split =
        text ->
            text == null
                ? null
                : BoundarySegmenter.of(SharedModels.splitter()).segment(text).strings().stream()
                    .map(String::strip)
                    .filter(sentence -> !sentence.isEmpty())
                    .toList();
    return data.withColumn(
        output(),
        functions.udf(split, new ArrayType(elementType(), false)).apply(functions.col(input())));
  }

  /**
   * Returns a reader of saved splitters.
   *
   * @return the reader
   */
  public static MLReader<SentenceSplitter> read() {
    return new DefaultParamsReader<>();
  }

  /**
   * Reads a saved splitter.
   *
   * @param path the folder that it was saved to
   * @return the splitter
   */
  public static SentenceSplitter load(String path) {
    return read().load(path);
  }
}
