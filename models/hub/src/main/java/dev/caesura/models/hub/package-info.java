/**
 * Networks by name: {@link dev.caesura.models.hub.ModelStore} fetches a model that the user names,
 * checks its digests and keeps it for {@code SatScorer}.
 *
 * <pre>{@code
 * ModelStore store = ModelStore.standard();
 * Path model = store.get(ModelName.of("segment-any-text/sat-3l-sm"), DownloadProgress.none());
 * try (SatScorer sat = SatScorer.open(model)) {
 *   BoundaryScores scores = sat.score(text);
 * }
 * }</pre>
 *
 * <p>{@link dev.caesura.models.hub.EnvironmentProxy} and {@link dev.caesura.models.hub.RetryAfter}
 * also serve recognition by a server. No other part of the library opens a connection. Sources: the
 * public hub's {@code resolve} addresses; range requests (RFC 9110, section 14) and strong entity
 * tags (section 8.8.3).
 */
package dev.caesura.models.hub;
