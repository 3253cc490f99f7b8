package dev.caesura.models.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gets a model in a process of its own, which can be killed. */
final class FetchProcess {

  private FetchProcess() {}

  /** Gets {@code args[2]} from the hub {@code args[1]} into the store {@code args[0]}. */
  public static void main(String[] args) throws IOException {
    ModelStore store =
        ModelStore.of(Path.of(args[0]), URI.create(args[1]))
            .withPatience(new Download.Patience(50, 60_000));
    store.get(ModelName.of(args[2]), DownloadProgress.none());
  }

  static Process start(Path folder, URI hub, ModelName model) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(FetchProcess.class.getName());
    command.addAll(List.of(folder.toString(), hub.toString(), model.toString()));
    return new ProcessBuilder(command).inheritIO().start();
  }
}
