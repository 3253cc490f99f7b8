/**
 * Reading recordings from files, and writing clips.
 *
 * <pre>{@code
 * AudioSource recording = AudioFiles.open(Path.of("lecture.mp3"), 16_000);
 * try (AudioWriter clip = FlacWriter.create(Path.of("clip.flac"), 16_000)) {
 *   clip.write(recording.read(TimeSpan.fromSeconds(12.5, 17.25, 16_000)));
 *   clip.commit();
 * }
 * }</pre>
 *
 * <p>In goes a file of almost any format, recognised by its content and not by its name; out comes
 * an {@link dev.caesura.audio.AudioSource} of mono samples, the mean of the channels. WAV is read
 * by the project's own reader; FLAC, MP3 and Ogg Vorbis by Java decoders; anything else by an
 * {@code ffmpeg} process where there is one. Nothing is held in memory whole, and no size field of
 * a file is believed before it is compared with the file.
 *
 * <p>Bad files end in an {@link java.io.IOException} that names the file, the byte offset, what was
 * expected and what was found.
 *
 * <p>Sources: Microsoft, Multiple channel audio data and WAVE files (the extensible format); EBU
 * Tech 3306 and ITU-R BS.2088 (RF64 and BW64); ITU-T G.711 (A-law and mu-law); RFC 9639 (FLAC); ISO
 * 11172-3 and 13818-3 (MPEG audio frames); RFC 3533 (Ogg).
 */
package dev.caesura.audio.io;
