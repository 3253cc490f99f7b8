package dev.caesura.corpus.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Persons and organisations of TEI ({@code listPerson}, {@code listOrg}), by identifier. Not
 * thread-safe.
 */
final class TeiPersons {

  private static final Set<String> PARTIES = Set.of("politicalParty", "parliamentaryGroup");

  private final Map<String, Person> persons = new HashMap<>();
  private final Map<String, Organisation> organisations = new HashMap<>();

  /** A person; affiliations in the order of the file. */
  private static final class Person {
    private final StringBuilder name = new StringBuilder();
    private String sex = "";
    private String birth = "";
    private final List<Affiliation> affiliations = new ArrayList<>();
  }

  private record Affiliation(String organisation, String role, String from, String to) {

    /** Whether it held on a day; dates of ISO 8601 are in the order of their characters. */
    boolean isAt(String day) {
      return day.isEmpty()
          || ((from.isEmpty() || from.compareTo(day) <= 0)
              && (to.isEmpty() || to.compareTo(day) >= 0 || day.startsWith(to)));
    }
  }

  private static final class Organisation {
    private String role = "";
    private String name = "";
    private String abbreviation = "";
  }

  /** Reads the lists of a whole file. */
  void read(SourceFile file) throws IOException {
    try (InputStream in = file.open()) {
      XmlReading xml = XmlReading.of(in, file.toString());
      while (xml.next()) {
        if (xml.isStart()) {
          element(xml);
        }
      }
    }
  }

  /** Reads an element of a list, and passes by all others. */
  void element(XmlReading xml) throws IOException {
    if (xml.name().equals("person")) {
      person(xml);
    } else if (xml.name().equals("org")) {
      organisation(xml);
    }
  }

  private void person(XmlReading xml) throws IOException {
    Person person = new Person();
    persons.putIfAbsent(xml.xml("id"), person);
    int depth = 1;
    boolean isNamed = false;
    int nameDepth = 0;
    while (depth > 0 && xml.next()) {
      if (xml.isStart()) {
        depth++;
        switch (xml.name()) {
          case "persName" -> nameDepth = isNamed ? 0 : depth;
          case "sex" -> person.sex = xml.attribute("value");
          case "birth" -> person.birth = xml.attribute("when");
          case "affiliation" ->
              person.affiliations.add(
                  new Affiliation(
                      reference(xml.attribute("ref")),
                      xml.attribute("role"),
                      xml.attribute("from"),
                      xml.attribute("to")));
          default -> {
            // Education, photographs and links say nothing about the speech.
          }
        }
      } else if (xml.isEnd()) {
        isNamed |= depth == nameDepth;
        nameDepth = depth == nameDepth ? 0 : nameDepth;
        depth--;
      } else if (xml.isText() && nameDepth > 0) {
        person.name.append(xml.text()).append(' ');
      }
    }
  }

  private void organisation(XmlReading xml) throws IOException {
    Organisation organisation = new Organisation();
    organisation.role = xml.attribute("role");
    organisations.putIfAbsent(xml.xml("id"), organisation);
    int depth = 1;
    String kind = "";
    while (depth > 0 && xml.next()) {
      if (xml.isStart()) {
        depth++;
        kind = xml.name().equals("orgName") ? "name-" + xml.attribute("full") : "";
      } else if (xml.isEnd()) {
        depth--;
        kind = "";
      } else if (xml.isText() && kind.equals("name-abb") && organisation.abbreviation.isEmpty()) {
        organisation.abbreviation = xml.text().strip();
      } else if (xml.isText() && kind.startsWith("name-") && organisation.name.isEmpty()) {
        organisation.name = xml.text().strip();
      }
    }
  }

  private static String reference(String value) {
    return value.startsWith("#") ? value.substring(1) : value;
  }

  /**
   * Returns what is known about a speaker on a day.
   *
   * @param id the identifier
   * @param day a date of ISO 8601; empty if that is not known
   * @return fields with values; none if the person is not in a list
   */
  Map<String, String> fields(String id, String day) {
    Map<String, String> fields = new LinkedHashMap<>();
    Person person = persons.get(id);
    if (person == null) {
      return fields;
    }
    put(fields, "name", person.name.toString().strip().replaceAll("\\s+", " "));
    put(fields, "sex", person.sex);
    put(fields, "birth", person.birth);
    for (Affiliation affiliation : person.affiliations) {
      Organisation organisation = organisations.get(affiliation.organisation());
      if (organisation == null || !affiliation.isAt(day)) {
        continue;
      }
      if (PARTIES.contains(organisation.role)) {
        boolean isBrief = !organisation.abbreviation.isEmpty();
        put(fields, "party", isBrief ? organisation.abbreviation : organisation.name);
        put(fields, "party_name", organisation.name);
      } else {
        put(fields, organisation.role + "_role", affiliation.role());
      }
    }
    return fields;
  }

  private static void put(Map<String, String> fields, String field, String value) {
    if (!value.isEmpty()) {
      fields.putIfAbsent(field, value);
    }
  }
}
