import { type TObject, type TProperties, type TSchema, Type } from 'typebox';
import { nullable, uuid } from '../fields.ts';
import { listQueryKeys } from '../list-query.ts';
import type { Children } from './children.ts';
import { type FieldTable, writableFields } from './field.ts';
import { type Filter, listedFields, type Resource } from './resource.ts';
import { searchKeys } from './resource-filters.ts';

const TENANT = 'tenant_id';

/** A row of the list. */
export function rowSchema(resource: Resource): TObject {
  return Type.Object(shownProperties(resource, listedFields(resource)));
}

export function objectSchema(resource: Resource): TObject {
  const { fields, children = [], extras } = resource;
  return Type.Object({
    ...shownProperties(resource, Object.keys(fields)),
    ...Object.fromEntries(
      children.map((child) => [
        child.field,
        Type.Array(Type.Object(shownProperties(child, Object.keys(child.fields)))),
      ]),
    ),
    ...extras?.fields,
  });
}

/** Body of a create; super admins may name the tenant. */
export function createSchema(resource: Resource): TObject {
  return bodySchema(resource, writtenProperties(resource));
}

/** Body of an update: whatever is sent (contract 10 §2.1, partial merge). */
export function updateSchema(resource: Resource): TObject {
  const written = writableFields(resource, 'update').map(([name, { schema }]) => [name, Type.Optional(schema)]);
  return bodySchema(resource, Object.fromEntries(written));
}

function writtenProperties(table: FieldTable): TProperties {
  return Object.fromEntries(
    writableFields(table, 'create').map(([name, { schema, required }]) => [
      name,
      required ? schema : Type.Optional(schema),
    ]),
  );
}

/** What the list or the object shows and a body may not set is dropped, not refused (contract 10 §2.1 a, b). */
function bodySchema(resource: Resource, properties: TProperties): TObject {
  const { rows, fields, children = [], extras, ignored = [] } = resource;
  const tenant: TProperties = rows.tenant === null ? {} : { [TENANT]: Type.Optional(Type.Integer({ minimum: 0 })) };
  const arrays = children.flatMap((child) =>
    [child.field, ...(child.alias === undefined ? [] : [child.alias])].map((name) => [
      name,
      Type.Optional(Type.Array(childSchema(child, resource), { maxItems: child.most })),
    ]),
  );
  const written = Object.entries(extras?.written ?? {}).map(([name, schema]) => [name, Type.Optional(schema)]);
  const all: TProperties = { ...properties, ...tenant, ...Object.fromEntries([...arrays, ...written]) };
  const known = [...Object.keys(fields), ...Object.keys(extras?.fields ?? {}), ...ignored];
  return Type.Object(all, { additionalProperties: false, 'x-ignored': known.filter((name) => !(name in all)) });
}

/** A child row in a body; the key it was shown with makes it the same row again. */
function childSchema(child: Children, { key, ignored = [] }: Resource): TObject {
  const id = child.key.kind === 'id' ? Type.Integer() : uuid();
  const all: TProperties = { [child.key.field]: Type.Optional(nullable(id)), ...writtenProperties(child) };
  const known = [key.field, child.parent, child.tenant, ...Object.keys(child.fields), ...ignored];
  return Type.Object(all, { additionalProperties: false, 'x-ignored': known.filter((name) => !(name in all)) });
}

export function querySchema(resource: Resource): TObject {
  const { filters = {}, related = {}, relatedTexts = {}, rows, times } = resource;
  return Type.Object({
    ...listQueryKeys,
    ...(rows.tenant === null ? {} : { [TENANT]: Type.Optional(Type.Integer()) }),
    ...Object.fromEntries(searchKeys(resource).map((name) => [name, Type.Optional(Type.String())])),
    ...Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, Type.Optional(filterSchema(filter))])),
    ...Object.fromEntries(Object.keys(related).map((name) => [name, Type.Optional(Type.Integer())])),
    ...Object.fromEntries(Object.keys(relatedTexts).map((name) => [name, Type.Optional(Type.String())])),
    ...(times?.created ? { before: Type.Optional(Type.Integer()), after: Type.Optional(Type.Integer()) } : {}),
  });
}

function filterSchema(filter: Filter): TSchema {
  const kind = typeof filter === 'string' ? filter : filter.by;
  if (kind === 'id' || kind === 'mask') return Type.Integer();
  return kind === 'flag' ? Type.Boolean() : Type.String();
}

/** Fields that not every caller is shown may be absent; those that nobody is shown are. */
function shownProperties({ fields }: FieldTable, names: readonly string[]): TProperties {
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = fields[name];
      if (field === undefined || field.shownTo?.length === 0) return [];
      return [[name, field.shownTo ? Type.Optional(field.schema) : field.schema]];
    }),
  );
}

/** True when values of the schema are text, `null` aside. */
export function isText(schema: TSchema): boolean {
  return typesOf(schema).includes('string');
}

/** True when the schema lets `null` through. */
export function isNullable(schema: TSchema): boolean {
  return typesOf(schema).includes('null');
}

function typesOf(schema: object): unknown[] {
  const options: unknown = Reflect.get(schema, 'anyOf');
  if (!Array.isArray(options)) return [Reflect.get(schema, 'type')];
  return options.flatMap((option) => (typeof option === 'object' && option !== null ? typesOf(option) : []));
}
