import type { TSchema } from 'typebox';
import { MASKED } from '../audit/mask-secrets.ts';
import type { FieldError } from './errors.ts';

/** The parts of a JSON schema that decide how a loose value is read. */
interface SchemaShape {
  readonly type?: string;
  readonly anyOf?: readonly SchemaShape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: SchemaShape;
  readonly properties?: Readonly<Record<string, SchemaShape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  /** Fields that clients send along and that are dropped (contract 10 §2.1 a, b). */
  readonly 'x-ignored'?: readonly string[];
  /** A stored secret, which what is empty or masked keeps (contract 20 §0.5). */
  readonly 'x-secret'?: true;
}

const TRUE = new Set<unknown>([true, 1, '1', 'true']);
const FALSE = new Set<unknown>([false, 0, '0', 'false', '', null]);

/**
 * Reads a value the way the contract's clients write it (contract 10 §2.1, §2.4): digit strings for numbers, `1` or
 * `"true"` for flags, `""` for an absent number, date or enum, comma lists for arrays. What cannot be read stays as it
 * is, for the strict check that follows to refuse by name.
 * @returns the value and one error for each unknown field that carries something.
 */
export function readLeniently(schema: TSchema, value: unknown): { value: unknown; unknown: FieldError[] } {
  const unknown: FieldError[] = [];
  return { value: read(schema as SchemaShape, value, '', unknown), unknown };
}

function read(schema: SchemaShape, value: unknown, path: string, unknown: FieldError[]): unknown {
  if (schema.anyOf) return readUnion(schema.anyOf, value, path, unknown);
  if (isFlagWord(schema)) return TRUE.has(value) ? 'true' : FALSE.has(value) ? 'false' : value;
  if (isFlagText(schema)) return TRUE.has(value) ? '1' : FALSE.has(value) ? '0' : value;
  if (isFlagNumber(schema)) return TRUE.has(value) ? 1 : FALSE.has(value) ? 0 : value;
  switch (schema.type) {
    case 'boolean':
      return TRUE.has(value) ? true : FALSE.has(value) ? false : value;
    case 'integer':
    case 'number':
      return readNumber(value);
    case 'string':
      return readText(schema, value);
    case 'array':
      return readList(schema, value, path, unknown);
    case 'object':
      return isRecord(value) && schema.properties ? readObject(schema, value, path, unknown) : value;
    default:
      return value;
  }
}

function isFlagText(schema: SchemaShape): boolean {
  return schema.enum?.length === 2 && schema.enum.includes('0') && schema.enum.includes('1');
}

function isFlagWord(schema: SchemaShape): boolean {
  return schema.enum?.length === 2 && schema.enum.includes('false') && schema.enum.includes('true');
}

function isFlagNumber(schema: SchemaShape): boolean {
  return schema.type === 'integer' && schema.minimum === 0 && schema.maximum === 1;
}

function readUnion(options: readonly SchemaShape[], value: unknown, path: string, unknown: FieldError[]): unknown {
  const nullable = options.some((o) => o.type === 'null');
  const [only, ...others] = options.filter((o) => o.type !== 'null');
  if (nullable && (value === null || (value === '' && only?.type !== 'string'))) return null;
  if (only === undefined || others.length > 0) return value;
  return read(only, value, path, unknown);
}

function readNumber(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : value;
}

function readText(schema: SchemaShape, value: unknown): unknown {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (schema.format === 'uuid' && typeof value === 'string') return value.toLowerCase();
  return value;
}

function readList(schema: SchemaShape, value: unknown, path: string, unknown: FieldError[]): unknown {
  const list = typeof value === 'string' ? splitList(value) : value;
  if (!Array.isArray(list) || !schema.items) return list;
  const items = schema.items;
  return list.map((item, i) => read(items, item, `${path}[${i}]`, unknown));
}

/** A comma list without blanks; `""` and `"null"` are the empty list. */
function splitList(text: string): string[] {
  if (text.trim() === '' || text.trim() === 'null') return [];
  return text.split(',').map((item) => item.trim());
}

function readObject(
  schema: SchemaShape,
  sent: Record<string, unknown>,
  path: string,
  unknown: FieldError[],
): Record<string, unknown> {
  const properties = schema.properties ?? {};
  const ignored = new Set(schema['x-ignored'] ?? []);
  const result: Record<string, unknown> = {};
  for (const [key, raw] of Object.entries(sent)) {
    const field = path === '' ? key : `${path}.${key}`;
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (property === undefined) {
      if (schema.additionalProperties !== false) result[key] = raw;
      else if (!ignored.has(key) && !isEmpty(raw)) unknown.push({ field, message: 'unknown field' });
      continue;
    }
    const value = read(property, raw, field, unknown);
    if (!isAbsent(property, value)) result[key] = value;
  }
  return result;
}

/** Whole form models carry `null` or `""` where nothing was filled in: for a field that cannot be empty that is absence. */
function isAbsent(schema: SchemaShape, value: unknown): boolean {
  if (schema['x-secret'] && (value === null || value === '' || value === MASKED)) return true;
  if (value === null) return !accepts(schema, 'null');
  return value === '' && !accepts(schema, 'string');
}

function accepts(schema: SchemaShape, type: string): boolean {
  if (schema.anyOf) return schema.anyOf.some((option) => accepts(option, type));
  if (type === 'string' && (schema.enum !== undefined || schema.format !== undefined)) {
    return schema.enum?.includes('') ?? false;
  }
  return schema.type === type || (schema.type === undefined && schema.enum === undefined && schema.const === undefined);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
