import type { Static, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { errors, type FieldError } from './errors.ts';
import { readLeniently } from './lenient-input.ts';

const validators = new WeakMap<TSchema, Validator>();

function validatorOf(schema: TSchema): Validator {
  const known = validators.get(schema);
  if (known) return known;
  const made = Compile(schema);
  validators.set(schema, made);
  return made;
}

/**
 * Parses a request body: lenient reading, then the strict schema.
 * @throws ApiError 400 that names every field that is wrong.
 */
export function parseBody<T extends TSchema>(schema: T, raw: unknown): Static<T> {
  const { value, unknown } = readLeniently(schema, raw);
  const details = [...unknown, ...check(schema, value)];
  if (details.length > 0) throw errors.badFields(details);
  return value as Static<T>;
}

/** Field errors of a value against a schema; empty when it fits. */
export function check(schema: TSchema, value: unknown): FieldError[] {
  const validator = validatorOf(schema);
  if (validator.Check(value)) return [];
  const details = validator.Errors(value).flatMap(explain);
  const seen = new Set<string>();
  return details.filter((d) => !seen.has(d.field) && seen.add(d.field) !== undefined);
}

interface SchemaViolation {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: object;
}

function explain(violation: SchemaViolation): FieldError[] {
  const field = violation.instancePath.replace(/^\//, '').replaceAll('/', '.') || 'body';
  const params = violation.params as Record<string, unknown>;
  const missing = params['requiredProperties'];
  if (violation.keyword === 'required' && Array.isArray(missing)) {
    const prefix = field === 'body' ? '' : `${field}.`;
    return missing.map((name) => ({ field: `${prefix}${String(name)}`, message: 'is required' }));
  }
  return [{ field, message: violation.message }];
}
