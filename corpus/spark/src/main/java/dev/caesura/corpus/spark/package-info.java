/**
 * Apache Spark: the stages of {@code dev.caesura.corpus.build} as a job on a cluster, and
 * transformers for pipelines of Spark ML.
 *
 * <p>Flow: the driver lists the inputs, compares fingerprints, and sends the items that have
 * changed to executors, in batches. Executors fetch a recording, run the functions of the stage,
 * and return rows, which Spark commits to a table of each stage. The index of the documents is
 * built on an executor and broadcast. The driver reads the records without audio, filters and
 * splits them, and writes the corpus. Its bytes are those that threads of one machine write.
 *
 * <p>Files have the names of Hadoop's file systems: {@code file:}, {@code hdfs:}, {@code s3a:}.
 */
package dev.caesura.corpus.spark;
