/**
 * Opens recordings of almost any format, and writes clips.
 *
 * <pre>{@code
 * AudioSource recording = AudioFiles.open(Path.of("lecture.mp3"), 16_000);
 * try (AudioWriter clip = AudioFiles.create(Path.of("clip.wav"), 16_000)) {
 *   clip.write(recording.read(TimeSpan.fromSeconds(12.5, 17.25, 16_000)));
 *   clip.commit();
 * }
 * }</pre>
 *
 * <p>A file is recognised by its content, not by its name. The result is an {@link
 * dev.caesura.audio.AudioSource} of mono samples, the mean of the channels. WAV is read here. FLAC,
 * MP3 and Ogg Vorbis are read by the {@link dev.caesura.audio.io.AudioCodec} codecs of the artifact
 * {@code caesura-codecs}, which {@link java.util.ServiceLoader} finds. Anything else is decoded by
 * an installed {@code ffmpeg}. No recording is held in memory whole, and no size field of a file is
 * believed before it is compared with the file.
 *
 * <p>Malformed files are an {@link java.io.IOException} that states the file, the byte offset, what
 * was expected and what was found.
 *
 * <p>Sources: Microsoft, Multiple channel audio data and WAVE files (the extensible format); EBU
 * Tech 3306 and ITU-R BS.2088 (RF64 and BW64); ITU-T G.711 (A-law and mu-law).
 */
package dev.caesura.audio.io;
