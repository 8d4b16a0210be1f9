import XMLBuilder from 'fast-xml-builder';

/** An element: its attributes, and either text or elements. Names are ours, values are anybody's. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content?: string | readonly XmlElement[];
}

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
});

/** A document of XML 1.0 on one line; what XML cannot hold is left out of values. */
export function xmlDocument(root: XmlElement): string {
  const declaration = { '?xml': [], ':@': { version: '1.0', encoding: 'UTF-8' } };
  return String(builder.build([declaration, inOrder(root)]));
}

function inOrder({ name, attributes = {}, content = [] }: XmlElement): Record<string, unknown> {
  const inside = typeof content === 'string' ? [{ '#text': clean(content) }] : content.map(inOrder);
  const clear = Object.entries(attributes).map(([key, value]) => [key, clean(value)]);
  return { [name]: inside, ':@': Object.fromEntries(clear) };
}

/** Names of callers are what their senders like: control characters and halves of pairs have no place in XML (§2.2). */
function clean(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]+/gu, ' ');
}
