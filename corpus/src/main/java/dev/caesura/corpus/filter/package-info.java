/**
 * Filters of a corpus: what is measured of a clip and its sentence, and the limits of what is kept.
 *
 * <p>Flow: {@link dev.caesura.corpus.filter.SignalMeasurer} measures samples, {@link
 * dev.caesura.corpus.filter.TextMeasurer} measures text, and {@link
 * dev.caesura.corpus.filter.FilterSettings} decides. Nothing is dropped silently: each rejected
 * clip has the names of the limits that it breaks.
 *
 * <pre>{@code
 * FilterSettings limits = FilterSettings.defaults().with("max-cer", 0.2);
 * List<String> reasons = limits.reasons(Map.of(Measure.CER, 0.31));
 * }</pre>
 *
 * <p>Sources: the filters of NeMo's Speech Data Processor and of NeMo Curator; MinHash of Broder
 * (1997).
 */
package dev.caesura.corpus.filter;
