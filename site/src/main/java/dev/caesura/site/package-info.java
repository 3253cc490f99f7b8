/**
 * Makes the guide site: pages of {@code docs}, a reference of every option, figures and, on
 * request, the Javadoc, as files that need no server and no network.
 *
 * <p>The flow is {@link dev.caesura.site.Contents} (which pages, in which order), {@link
 * dev.caesura.site.MarkdownPages} and {@link dev.caesura.site.ToolPages} (from source to HTML),
 * {@link dev.caesura.site.Layout} (the frame of each page). {@link dev.caesura.site.Site} is the
 * program.
 */
package dev.caesura.site;
