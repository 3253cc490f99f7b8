/** Output files that are there whole or not at all. */
package dev.caesura.examples.files;
