/**
 * Networks by name: {@link dev.caesura.models.hub.ModelStore} fetches what a user asks for and
 * keeps it, checked, for {@link dev.caesura.models.text.sat.SatScorer}.
 *
 * <pre>{@code
 * ModelStore store = ModelStore.standard();
 * Path model = store.get(ModelName.of("segment-any-text/sat-3l-sm"), DownloadProgress.none());
 * try (SatScorer sat = SatScorer.open(model)) {
 *   BoundaryScores scores = sat.score(text);
 * }
 * }</pre>
 *
 * <p>Nothing else in the library opens a connection. Source of the layout: the public hub's {@code
 * resolve} addresses, range requests (RFC 9110, section 14) and strong entity tags.
 */
package dev.caesura.models.hub;
