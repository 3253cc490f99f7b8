/** A program that splits text with Caesura, in a project of its own. */
package org.example;
