/** The tool that downloads networks by name and manages them: {@code models}. */
package dev.caesura.cli.models;
