package dev.caesura.corpus.spark;

import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Transformer of one column into another one. Its settings are parameters, which are saved with a
 * pipeline. Not thread-safe while they are set.
 */
public abstract class ColumnTransformer extends Transformer implements DefaultParamsWritable {

  private static final long serialVersionUID = 1;

  private final String uid;
  private Param<String> inputCol;
  private Param<String> outputCol;

  ColumnTransformer(String uid) {
    this.uid = uid;
  }

  @Override
  public String uid() {
    return uid;
  }

  /**
   * Returns the parameter of the input column.
   *
   * @return the parameter
   */
  public Param<String> inputCol() {
    if (inputCol == null) {
      inputCol = new Param<>(this, "inputCol", "input column; a field of it as column.field");
    }
    return inputCol;
  }

  /**
   * Returns the parameter of the output column.
   *
   * @return the parameter
   */
  public Param<String> outputCol() {
    if (outputCol == null) {
      outputCol = new Param<>(this, "outputCol", "output column");
    }
    return outputCol;
  }

  String input() {
    return getOrDefault(inputCol());
  }

  String output() {
    return getOrDefault(outputCol());
  }

  /** Returns the type that the input column must have. */
  abstract DataType inputType();

  /** Returns the type of an element of the output column. */
  abstract DataType elementType();

  @Override
  public StructType transformSchema(StructType schema) {
    DataType found = typeOf(schema, input());
    if (!found.equals(inputType())) {
      throw new IllegalArgumentException(
          "inputCol "
              + input()
              + ": expected a column of type "
              + inputType().simpleString()
              + "; found "
              + found.simpleString());
    }
    StructField added =
        new StructField(
            output(),
            new ArrayType(elementType(), false),
            true,
            org.apache.spark.sql.types.Metadata.empty());
    return schema.add(added);
  }

  private static DataType typeOf(StructType schema, String column) {
    DataType type = schema;
    for (String step : column.split("[.]", -1)) {
      if (!(type instanceof StructType fields)
          || !java.util.List.of(fields.fieldNames()).contains(step)) {
        throw new IllegalArgumentException(
            "inputCol " + column + ": expected a column of " + schema.simpleString());
      }
      type = fields.apply(step).dataType();
    }
    return type;
  }

  @Override
  public Transformer copy(ParamMap extra) {
    return defaultCopy(extra);
  }
}
