package io.aios.verification.syntax;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Well-formed XML with namespaces. A document type is refused: with it go external entities and
 * entities that grow.
 */
record XmlGrammar() implements Grammar {

  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  @Override
  public List<String> problems(String text) {
    try {
      // InputSource over characters: the encoding that the document declares plays no part.
      parser().parse(new InputSource(new StringReader(text)), new Depth());
      return List.of();
    } catch (SAXParseException broken) {
      return List.of("Line " + Math.max(1, broken.getLineNumber()) + ": " + sentence(broken));
    } catch (SAXException broken) {
      return List.of(sentence(broken));
    } catch (IOException impossible) {
      throw new UncheckedIOException("Text in memory is always readable", impossible);
    }
  }

  private static SAXParser parser() throws SAXException {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      SAXParser parser = factory.newSAXParser();
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return parser;
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("The JDK's parser has these features", impossible);
    }
  }

  private static String sentence(SAXException broken) {
    String message = broken.getMessage();
    if (message == null || message.isBlank()) {
      return "It is not well-formed XML";
    }
    return message.contains("DOCTYPE") ? "A DOCTYPE is not accepted; leave it out" : message;
  }

  /** Counts the nesting, and keeps the parser from printing what it finds. */
  private static final class Depth extends DefaultHandler {

    private int depth;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes)
        throws SAXException {
      if (++depth > MOST_DEPTH) {
        throw new SAXException("Its elements are nested deeper than " + MOST_DEPTH + " levels");
      }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      depth--;
    }

    @Override
    public void fatalError(SAXParseException broken) throws SAXException {
      throw broken;
    }
  }
}
