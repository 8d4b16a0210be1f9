import type { Static, TObject } from 'typebox';
import { readLeniently } from '../../http/lenient-input.ts';
import { check } from '../../http/validation.ts';
import { IntegrationError, invalidRequest, missingParameters } from '../errors.ts';
import { foldNames, squeezeName } from './fold-name.ts';

/** The parts of a schema that decide how a value of a form is read. */
interface Shape {
  readonly type?: string;
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
}

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['0', false],
  ['no', false],
  ['off', false],
]);

/**
 * The parameters of an action (contract 40 B1): flags as words, numbers as digits, lists and objects as JSON text;
 * names that the schema does not know are dropped.
 * @param sent names folded, credentials taken out
 * @throws IntegrationError 400 for what is absent, 422 for what does not fit
 */
export function parseParams<P extends TObject>(schema: P, sent: Readonly<Record<string, unknown>>): Static<P> {
  const { value } = readLeniently(schema, readAs(schema as Shape, sent));
  const details = check(schema, value);
  if (details.length === 0) return value as Static<P>;
  const isEmpty = (field: string) => typeof value === 'object' && value !== null && Reflect.get(value, field) === '';
  const missing = details.filter(({ field, message }) => message === 'is required' || isEmpty(field));
  if (missing.length > 0) throw missingParameters(missing.map(({ field }) => field));
  throw refusalOf(details);
}

function refusalOf(details: readonly { readonly field: string; readonly message: string }[]): IntegrationError {
  const [first, ...others] = details;
  if (first === undefined) throw new Error('nothing was refused');
  if (others.length === 0) return invalidRequest(first.field, first.message);
  return new IntegrationError(
    422,
    'invalid_request',
    details.map(({ field, message }) => `${field}: ${message}`).join('; '),
  );
}

function readAs(shape: Shape, value: unknown): unknown {
  const options = shape.anyOf?.filter((option) => option.type !== 'null');
  if (options) return options.length === 1 && options[0] ? readAs(options[0], value) : value;
  switch (shape.type) {
    case 'boolean':
      return typeof value === 'string' ? (WORDS.get(value.trim().toLowerCase()) ?? value) : value;
    case 'array':
      return readList(shape, value);
    case 'object':
      return readObject(shape, typeof value === 'string' ? parsedOr(value, '{') : value);
    default:
      return value;
  }
}

function readList(shape: Shape, value: unknown): unknown {
  const list = typeof value === 'string' ? parsedOr(value, '[') : value;
  const { items } = shape;
  return Array.isArray(list) && items ? list.map((item) => readAs(items, item)) : list;
}

function readObject(shape: Shape, value: unknown): unknown {
  const { properties } = shape;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !properties) return value;
  const bySqueezed = new Map(Object.keys(properties).map((name) => [squeezeName(name), name]));
  const read = new Map<string, unknown>();
  for (const [name, inner] of Object.entries(value)) {
    const exact = Object.hasOwn(properties, name);
    const meant = exact ? name : bySqueezed.get(squeezeName(name));
    const property = meant === undefined ? undefined : properties[meant];
    if (meant === undefined || property === undefined || (!exact && Object.hasOwn(value, meant))) continue;
    read.set(meant, readAs(property, inner));
  }
  return Object.fromEntries(read);
}

/** JSON text in a form's field; anything else stays as it is. */
function parsedOr(text: string, opening: '{' | '['): unknown {
  if (!text.trimStart().startsWith(opening)) return text;
  try {
    return foldNames(JSON.parse(text));
  } catch {
    return text;
  }
}
