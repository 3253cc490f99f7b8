/**
 * Codecs of FLAC, MP3 and Ogg Vorbis for {@link dev.caesura.audio.io.AudioFiles}, which finds them
 * when the artifact {@code caesura-codecs} is on the class path. Their libraries are under the
 * LGPL-2.1, which is why they are an artifact of their own.
 *
 * <pre>{@code
 * AudioSource lecture = AudioFiles.open(Path.of("lecture.mp3"), 16_000);
 * try (AudioWriter clip = FlacWriter.create(Path.of("clip.flac"), 16_000)) {
 *   clip.write(lecture.read(TimeSpan.fromSeconds(12.5, 17.25, 16_000)));
 *   clip.commit();
 * }
 * }</pre>
 *
 * <p>Checks of their own guard the libraries: JLayer skips what it does not understand, and JOrbis
 * believes the sizes in a header. Here such files are errors with their byte offset.
 *
 * <p>Sources: RFC 9639 (FLAC); ISO 11172-3 and 13818-3 (MPEG audio frames); RFC 3533 (Ogg); the
 * Vorbis I specification.
 */
package dev.caesura.audio.codec;
