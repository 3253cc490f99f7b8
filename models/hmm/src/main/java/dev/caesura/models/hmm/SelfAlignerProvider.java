package dev.caesura.models.hmm;

import dev.caesura.align.AcousticModelTrainer;
import dev.caesura.align.Pronouncer;
import dev.caesura.align.PronouncerProvider;
import dev.caesura.align.RecordingAligner;
import dev.caesura.align.RecordingAlignerProvider;
import dev.caesura.align.RecordingAlignerSettings;
import dev.caesura.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Provider of {@link SelfAligner}, by the name {@code self}. Immutable and thread-safe. */
public final class SelfAlignerProvider implements RecordingAlignerProvider {

  /** Creates the provider, as {@link java.util.ServiceLoader} does. */
  public SelfAlignerProvider() {
    // Nothing to prepare.
  }

  @Override
  public String name() {
    return "self";
  }

  @Override
  public boolean usesModels() {
    return true;
  }

  @Override
  public boolean isModel(Path folder) {
    return Files.isRegularFile(folder.resolve(HmmModelFile.NAME));
  }

  @Override
  public String description(RecordingAlignerSettings settings) throws IOException {
    Optional<Pronouncer> pronouncer = pronouncer(settings);
    if (settings.model().isEmpty()) {
      return trained(pronouncer);
    }
    Path folder = settings.model().get();
    HmmModel model = HmmModelFile.read(folder);
    return trained(model.units().isPhones() ? pronouncer : Optional.empty())
        + ", from a model with SHA-256 "
        + Sha256.ofFiles(folder.resolve(HmmModelFile.NAME));
  }

  private static String trained(Optional<Pronouncer> pronouncer) {
    return pronouncer
        .map(one -> "models of phones (" + one.description() + ") trained on the recording")
        .orElse("letter models trained on the recording");
  }

  @Override
  public RecordingAligner open(RecordingAlignerSettings settings) throws IOException {
    SelfAligner aligner = SelfAligner.of(settings.normalizer()).withJobs(settings.jobs());
    if (settings.model().isPresent()) {
      aligner = aligner.withModel(settings.model().get());
    }
    Optional<Pronouncer> pronouncer = pronouncer(settings);
    aligner = pronouncer.isPresent() ? aligner.withPronouncer(pronouncer.get()) : aligner;
    return settings.savedModel().isPresent()
        ? aligner.withSavedModel(settings.savedModel().get())
        : aligner;
  }

  @Override
  public Optional<AcousticModelTrainer> trainer(RecordingAlignerSettings settings)
      throws IOException {
    SelfModelTrainer trainer = SelfModelTrainer.of(settings.normalizer()).withJobs(settings.jobs());
    if (settings.model().isPresent()) {
      trainer = trainer.withModel(settings.model().get());
    }
    Optional<Pronouncer> pronouncer = pronouncer(settings);
    return Optional.of(pronouncer.isPresent() ? trainer.withPronouncer(pronouncer.get()) : trainer);
  }

  private static Optional<Pronouncer> pronouncer(RecordingAlignerSettings settings) {
    return PronouncerProvider.find(settings.normalizer().language());
  }
}
