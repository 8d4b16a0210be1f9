import { parseXml, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';
import { type Bridged, parseBridgeData } from '../../../features/dialplans/bridge-data.ts';
import { invalidRequest } from '../../errors.ts';

const FIELD = 'dialplan_xml';
const MOST_ELEMENTS = 100;

/** What the element of an outbound row says of it. */
export interface RowOfXml extends Bridged {
  readonly dialplan_name: string;
  readonly dialplan_expression: string;
}

/**
 * Reads elements as `get_xml` writes them, one for each pattern, back into the fields of a row (contract 40 B10.3).
 * @param uuid of the row: an element that names another one is not of it
 * @throws IntegrationError 422 for whatever the fields of a row cannot express
 */
export function parseRowXml(xml: string, uuid: string): RowOfXml {
  const elements = readElements(xml).map((element) => readExtension(element, uuid));
  const [first] = elements;
  if (first === undefined) throw unfit('has no extension element');
  for (const { name, data } of elements) {
    if (name !== first.name) throw unfit('has elements of more than one name');
    if (data !== first.data) throw unfit('leads over other gateways by other patterns');
  }
  const bridged = parseBridgeData(first.data);
  if (bridged === null) {
    throw unfit('must bridge to sofia/gateway/<uuid>/<digits>$1, up to three with the same digits and | between');
  }
  const dialplan_expression = elements.map(({ expression }) => expression).join('\n');
  return { dialplan_name: first.name, dialplan_expression, ...bridged };
}

/** Under one root, as what is sent may have several. Entities of its own and what they swell to are not expanded. */
function readElements(xml: string): XmlElement[] {
  try {
    const { root } = parseXml(`<rows>${xml.replace(/^\s*<\?xml[^>]*\?>/, '')}</rows>`);
    return root === null ? [] : childrenOf(root, MOST_ELEMENTS);
  } catch (error) {
    if (error instanceof XmlError) throw unfit('is not well-formed XML');
    throw error;
  }
}

interface Extension {
  readonly name: string;
  readonly expression: string;
  readonly data: string;
}

function readExtension(element: XmlElement, uuid: string): Extension {
  const { name = '' } = attributesOf(element, 'extension', {
    name: null,
    continue: ['', 'false'],
    uuid: ['', uuid.toLowerCase()],
  });
  const [condition, ...more] = childrenOf(element, 2);
  if (condition === undefined || more.length > 0) throw unfit('must have one condition in each extension');
  const { expression = '' } = attributesOf(condition, 'condition', {
    field: ['destination_number'],
    expression: null,
    break: ['', 'on-false'],
  });
  const [action, ...others] = childrenOf(condition, 2);
  if (action === undefined || others.length > 0) throw unfit('must have one action in each condition');
  const { data = '' } = attributesOf(action, 'action', { application: ['bridge'], data: null });
  if (childrenOf(action, 1).length > 0) throw unfit('has something within an action');
  return { name: name.trim(), expression: expression.trim(), data };
}

/** Attributes by their names, with the values that they may have (null: any; `''` among them: it may be absent). */
type Known = Readonly<Record<string, readonly string[] | null>>;

function attributesOf(element: XmlElement, name: string, known: Known): Readonly<Record<string, string>> {
  const { attributes } = element;
  if (element.name !== name) throw unfit(`has ${element.name} where ${name} must stand`);
  const strange = Object.keys(attributes).find((attribute) => !Object.hasOwn(known, attribute));
  if (strange !== undefined) throw unfit(`has an attribute ${strange}, which no field stands for`);
  for (const [attribute, values] of Object.entries(known)) {
    const value = attributes[attribute] ?? '';
    if (values === null ? value.trim() === '' : !values.includes(value.toLowerCase())) {
      throw unfit(`has ${name} ${attribute}="${value.slice(0, 40)}", which no field stands for`);
    }
  }
  return attributes;
}

function childrenOf(element: XmlElement, most: number): XmlElement[] {
  const elements = element.children.filter((child) => child instanceof XmlElement);
  const text = element.children.some((child) => child instanceof XmlText && child.text.trim() !== '');
  if (text) throw unfit(`has text within ${element.name}`);
  return elements.slice(0, most);
}

function unfit(why: string) {
  return invalidRequest(FIELD, why);
}
