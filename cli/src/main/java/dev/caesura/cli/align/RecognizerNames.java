package dev.caesura.cli.align;

import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.RecordingAlignerProvider;
import java.util.Iterator;
import java.util.stream.Stream;

/** The names of all recognisers and aligners on the class path. */
final class RecognizerNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Stream.concat(
            RecognizerProvider.available().stream().map(RecognizerProvider::name),
            RecordingAlignerProvider.available().stream().map(RecordingAlignerProvider::name))
        .iterator();
  }
}
