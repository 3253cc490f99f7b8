package dev.caesura.corpus.document;

import dev.caesura.io.TextPosition;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the documents of one TEI file. Not thread-safe. */
final class TeiReader {

  private final SourceFile file;
  private final String format;
  private final TeiPersons persons;
  private final List<TranscriptDocument> documents = new ArrayList<>();
  private XmlReading xml;
  private int includes;

  // The document at work.
  private TeiHeader header;
  private final List<Pending> pending = new ArrayList<>();
  private final List<ReadingRemark> remarks = new ArrayList<>();
  private String language = "";
  private final Set<String> utterances = new HashSet<>();
  private String utterance = "";
  private String speaker = "";
  private Map<String, String> fields = Map.of();
  private final StringBuilder text = new StringBuilder();
  private Block block;

  /** Languages of the open elements in the text; empty for that of the document. */
  private final Deque<String> languages = new ArrayDeque<>();

  private record Block(String element, String id, String language, int line) {}

  /** A part, until it is known whether the document has utterances. */
  private record Pending(
      Block block, String text, String utterance, String speaker, Map<String, String> fields) {}

  TeiReader(SourceFile file, String format, TeiPersons persons) {
    this.file = file;
    this.format = format;
    this.persons = persons;
  }

  List<TranscriptDocument> read(XmlReading in) throws IOException {
    xml = in;
    TeiHeader shared = new TeiHeader();
    int depth = 0;
    while (xml.next()) {
      depth += xml.isStart() ? 1 : xml.isEnd() ? -1 : 0;
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case "teiHeader" -> {
          shared.read(xml, persons);
          depth--;
        }
        case "TEI" -> {
          document(xml.xml("id"), xml.xml("lang"), shared);
          depth--;
        }
        case "include" -> includes++;
        default -> {
          if (depth == 1 && !xml.name().equals("teiCorpus")) {
            throw xml.position().malformed("TEI or teiCorpus", xml.name());
          }
        }
      }
    }
    if (documents.isEmpty()) {
      throw new TextPosition(file.toString(), 1)
          .malformed(
              "the text of a document",
              includes > 0
                  ? "a corpus that names " + includes + " other files; give those files"
                  : "a header only");
    }
    return documents;
  }

  private void document(String id, String lang, TeiHeader shared) throws IOException {
    header = shared.copy();
    pending.clear();
    remarks.clear();
    utterances.clear();
    language = lang;
    languages.clear();
    boolean isInText = false;
    int depth = 1;
    int textDepth = 0;
    while (depth > 0 && xml.next()) {
      if (xml.isStart()) {
        depth++;
        if (xml.name().equals("teiHeader")) {
          header.read(xml, persons);
          depth--;
        } else if (!isInText && xml.name().equals("text")) {
          isInText = true;
          textDepth = depth;
          language = xml.xml("lang").isEmpty() ? language : xml.xml("lang");
        } else if (isInText) {
          String own = xml.xml("lang");
          languages.push(own.isEmpty() && !languages.isEmpty() ? languages.peek() : own);
          if (start()) {
            depth--;
            languages.pop();
          }
        }
      } else if (xml.isEnd()) {
        if (isInText) {
          end(xml.name());
          languages.poll();
        }
        isInText &= depth != textDepth;
        depth--;
      } else if (isInText && xml.isText()) {
        text.append(xml.text());
      }
    }
    flush();
    build(id);
  }

  /** Reads the start of an element; true if it was read to its end. */
  private boolean start() throws IOException {
    String name = xml.name();
    if (TeiElements.SILENT.contains(name) || TeiElements.REPLACED.contains(name)) {
      silent(name);
      return true;
    }
    if (TeiElements.BLOCKS.contains(name)) {
      flush();
      if (name.equals("u")) {
        utterance = unused(xml.xml("id").isEmpty() ? "u" + xml.line() : xml.xml("id"));
        speaker(xml.attribute("who"), xml.attribute("ana"));
      }
      block = new Block(name, xml.xml("id"), languages.peek(), xml.line());
    } else if (name.equals("sp")) {
      flush();
      speaker(xml.attribute("who"), "");
    } else if (TeiElements.BREAKS.contains(name) && !xml.attribute("break").equals("no")) {
      text.append(' ');
    } else if (name.equals("w") || name.equals("pc")) {
      token(xml.attribute("join").contains("right"));
      return true;
    }
    return false;
  }

  /** Returns an identifier for an utterance that the document does not have yet. */
  private String unused(String wanted) {
    String unique = wanted;
    for (int n = 2; !utterances.add(unique); n++) {
      unique = wanted + "#" + n;
    }
    return unique;
  }

  private void end(String name) {
    if (TeiElements.BLOCKS.contains(name)) {
      flush();
    }
    if (name.equals("u") || name.equals("sp")) {
      flush();
      utterance = "";
      speaker = "";
      fields = Map.of();
    } else if (TeiElements.BREAKS.contains(name)) {
      text.append(' ');
    }
  }

  private void speaker(String who, String roles) {
    String first = who.strip().split("\\s+")[0];
    speaker = first.startsWith("#") ? first.substring(1) : first;
    fields = new LinkedHashMap<>(persons.fields(speaker, header.date()));
    if (!first.equals(who.strip())) {
      fields.put("speakers", WhiteSpace.collapse(who.replace("#", "")));
    }
    for (String role : roles.strip().split("\\s+")) {
      if (role.startsWith("#") && !role.contains(".")) {
        fields.putIfAbsent("role", role.substring(1));
      }
    }
  }

  /** Reads a word of the annotated variant; its own text may hold further words. */
  private void token(boolean isJoined) throws IOException {
    for (int depth = 1; depth > 0 && xml.next(); ) {
      depth += xml.isStart() ? 1 : xml.isEnd() ? -1 : 0;
      if (xml.isText()) {
        text.append(xml.text().strip());
      }
    }
    text.append(isJoined ? "" : " ");
  }

  private void silent(String name) throws IOException {
    int line = xml.line();
    StringBuilder content = new StringBuilder();
    for (int depth = 1; depth > 0 && xml.next(); ) {
      depth += xml.isStart() ? 1 : xml.isEnd() ? -1 : 0;
      if (xml.isText()) {
        content.append(xml.text());
      }
    }
    text.append(' ');
    omitted(name, content.toString(), line);
  }

  private void omitted(String name, String content, int line) {
    DocumentBuilder scratch = new DocumentBuilder(file, format);
    scratch.remark(ReadingRemark.Kind.OMITTED, name, content, SourcePlace.ofLine(line));
    remarks.addAll(scratch.build().remarks());
  }

  private void flush() {
    String content = WhiteSpace.collapse(text.toString());
    text.setLength(0);
    if (!content.isEmpty()) {
      Block owner = block == null ? new Block("text", "", "", xml.line()) : block;
      pending.add(new Pending(owner, content, utterance, speaker, fields));
    }
    block = null;
  }

  private void build(String id) {
    DocumentBuilder builder = new DocumentBuilder(file, format);
    builder.id(id);
    builder.language(language.isEmpty() ? header.language() : language);
    header.fields().forEach(builder::metadata);
    remarks.forEach(builder::remark);
    boolean hasUtterances = pending.stream().anyMatch(part -> !part.utterance().isEmpty());
    Map<String, Integer> numbers = new TreeMap<>();
    for (Pending part : pending) {
      Block owner = part.block();
      if (hasUtterances && part.utterance().isEmpty()) {
        builder.remark(
            ReadingRemark.Kind.OMITTED,
            owner.element() + " outside the utterances",
            part.text(),
            SourcePlace.ofLine(owner.line()));
        continue;
      }
      Map<String, String> all = new LinkedHashMap<>();
      String name = owner.id();
      if (!part.utterance().isEmpty()) {
        all.put("utterance", part.utterance());
        int number = numbers.merge(part.utterance(), 1, Integer::sum);
        if (name.isEmpty()) {
          name = number == 1 ? part.utterance() : part.utterance() + "." + number;
        }
      }
      all.putAll(part.fields());
      if (!owner.language().isEmpty()) {
        all.put("language", owner.language());
      }
      builder.part(
          name,
          owner.element().equals("head")
              ? DocumentPart.Kind.HEADING
              : part.utterance().isEmpty() && part.speaker().isEmpty()
                  ? DocumentPart.Kind.PARAGRAPH
                  : DocumentPart.Kind.UTTERANCE,
          part.text(),
          SourcePlace.ofElement(name, owner.line()),
          part.speaker(),
          all);
    }
    documents.add(builder.build());
  }
}
