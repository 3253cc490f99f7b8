package dev.caesura.bench.align;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Processes that build a corpus: threads, Spark in one process, and a cluster on this machine. */
final class SparkProcesses {

  private static final String JOB = "dev.caesura.corpus.spark.CorpusJob";
  private static final String ADDRESS = "127.0.0.1";

  private final String classpath;

  SparkProcesses(String classpath) {
    this.classpath = classpath;
  }

  /** What became of a build whose executor was killed. */
  record Survived(String stage, int exitCode, double seconds, int lostExecutors, int lostTasks) {}

  private static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }

  /** Returns the seconds that two threads take. */
  double threads(Path config) throws IOException, InterruptedException {
    return seconds(
        List.of(
            java(),
            "-Xmx2g",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.caesura.cli.Caesura",
            "corpus",
            "build",
            "--quiet",
            "--jobs",
            "2",
            config.toString()));
  }

  /** Returns the seconds that Spark takes in one process. */
  double local(Path config) throws IOException, InterruptedException {
    return seconds(
        List.of(
            java(),
            "-Xmx2g",
            "-Dspark.master=local[2]",
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.bindAddress=" + ADDRESS,
            "-Dspark.driver.host=" + ADDRESS,
            "-cp",
            classpath,
            JOB,
            "build",
            "--quiet",
            config.toString()));
  }

  private static double seconds(List<String> command) throws IOException, InterruptedException {
    long started = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          String.join(" ", command.subList(command.size() - 3, command.size()))
              + ": expected exit code 0; found "
              + process.exitValue()
              + ". It printed: "
              + printed);
    }
    return (System.nanoTime() - started) / 1e9;
  }

  /** Builds on two executors, and kills one of them while recordings are aligned. */
  Survived cluster(Path config, Path home) throws IOException, InterruptedException {
    jars(home);
    int port = freePort();
    List<Process> servers = new ArrayList<>();
    try {
      servers.add(
          server(
              home,
              "org.apache.spark.deploy.master.Master",
              "--host",
              ADDRESS,
              "--port",
              Integer.toString(port),
              "--webui-port",
              "0"));
      awaitPort(port);
      for (int w = 0; w < 2; w++) {
        servers.add(
            server(
                home,
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                ADDRESS,
                "--cores",
                "1",
                "--memory",
                "1200m",
                "--webui-port",
                "0",
                "--work-dir",
                home.resolve("work" + w).toString(),
                "spark://" + ADDRESS + ":" + port));
      }
      return drive(config, home, port, servers);
    } finally {
      for (Process server : servers) {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
        server.waitFor();
      }
    }
  }

  private Survived drive(Path config, Path home, int port, List<Process> servers)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            java(),
            "-Xmx1g",
            "-Dspark.master=spark://" + ADDRESS + ":" + port,
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.bindAddress=" + ADDRESS,
            "-Dspark.driver.host=" + ADDRESS,
            "-Dspark.executor.memory=1g",
            "-Dspark.executor.cores=1",
            "-Dspark.cores.max=2",
            "-Dspark.default.parallelism=2",
            "-Dspark.scheduler.minRegisteredResourcesRatio=1.0",
            // On a loaded machine an executor starts late; killed before, nothing would be lost.
            "-Dspark.scheduler.maxRegisteredResourcesWaitingTime=10m",
            "-Dspark.executor.extraClassPath=" + classpath,
            "-cp",
            classpath,
            JOB,
            "build",
            config.toString());
    long started = System.nanoTime();
    Process driver = builder(home, command).start();
    int lostExecutors = 0;
    int lostTasks = 0;
    boolean isKilled = false;
    StringBuilder printed = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        printed.append(line).append('\n');
        if (line.startsWith("caesura: aligning 0/") && !isKilled) {
          isKilled = true;
          Thread.sleep(1500);
          killExecutor(servers);
        }
        lostExecutors += line.contains("Lost executor") ? 1 : 0;
        lostTasks += line.contains("Lost task") ? 1 : 0;
      }
    } finally {
      driver.destroy();
    }
    int code = driver.waitFor();
    if (code != 0) {
      throw new IOException("spark: expected exit code 0; found " + code + ": " + printed);
    }
    return new Survived(
        "aligning", code, (System.nanoTime() - started) / 1e9, lostExecutors, lostTasks);
  }

  /** Kills an executor: a worker starts no other processes. */
  private static void killExecutor(List<Process> servers) throws IOException {
    for (Process server : servers) {
      var executor = server.descendants().findFirst();
      if (executor.isPresent()) {
        executor.get().destroyForcibly();
        return;
      }
    }
    throw new IOException("spark: expected an executor to kill; found none");
  }

  private Process server(Path home, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m", "-cp", classpath));
    command.addAll(List.of(arguments));
    return builder(home, command)
        .redirectOutput(home.resolve(arguments[0] + "-" + System.nanoTime() + ".log").toFile())
        .start();
  }

  private static ProcessBuilder builder(Path home, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("SPARK_HOME", home.toString());
    environment.put("SPARK_SCALA_VERSION", "2.13");
    environment.put("SPARK_LOCAL_IP", ADDRESS);
    return builder;
  }

  /** Workers start executors with the jars of an installed Spark: these are links to them. */
  private void jars(Path home) throws IOException {
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String each : classpath.split(File.pathSeparator, -1)) {
      Path jar = Path.of(each);
      if (each.endsWith(".jar") && Files.notExists(jars.resolve(jar.getFileName()))) {
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar.toAbsolutePath());
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitPort(int port) throws IOException, InterruptedException {
    for (long left = TimeUnit.SECONDS.toMillis(120); left > 0; left -= 200) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(200);
      }
    }
    throw new IOException("spark: expected a master at port " + port + "; found none");
  }
}
