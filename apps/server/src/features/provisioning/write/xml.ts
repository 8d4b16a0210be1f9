import XMLBuilder from 'fast-xml-builder';

/** An element with attributes, and either text or elements. Names are ours, values are anybody's. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly children?: readonly XmlElement[];
}

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  suppressBooleanAttributes: false,
  format: true,
});

/** A document of XML 1.0: values are escaped, characters that XML cannot hold are left out. */
export function xmlDocument(root: XmlElement): string {
  const declaration = { '?xml': [], ':@': { version: '1.0', encoding: 'UTF-8' } };
  return `${builder.build([declaration, ordered(root)])}\n`;
}

export function element(
  name: string,
  children: readonly XmlElement[],
  attributes?: Record<string, string>,
): XmlElement {
  return attributes ? { name, attributes, children } : { name, children };
}

export function textElement(name: string, text: string, attributes?: Record<string, string>): XmlElement {
  return attributes ? { name, attributes, text } : { name, text };
}

/** One element for each pair, in their order. */
export function textElements(values: Readonly<Record<string, string>>): XmlElement[] {
  return Object.entries(values).map(([name, text]) => ({ name, text }));
}

type Ordered = Record<string, unknown>;

function ordered({ name, attributes = {}, text, children = [] }: XmlElement): Ordered {
  const content = text === undefined ? children.map(ordered) : [{ '#text': clean(text) }];
  const clear = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, clean(value)]));
  return { [name]: content, ':@': clear };
}

/** XML 1.0 §2.2; line breaks too, which no setting of a phone has. */
function clean(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
      .replace(/[\ufffe\uffff]/g, '')
  );
}
