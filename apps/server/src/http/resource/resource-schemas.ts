import { type TObject, type TProperties, type TSchema, Type } from 'typebox';
import { listQueryKeys } from '../list-query.ts';
import { type Field, type Filter, type Resource, writableFields } from './resource.ts';

const TENANT = 'tenant_id';

/** A row of the list. */
export function rowSchema({ fields }: Resource): TObject {
  return Type.Object(propertiesOf(Object.entries(fields).filter(([, field]) => field.inList !== false)));
}

export function objectSchema({ fields }: Resource): TObject {
  return Type.Object(propertiesOf(Object.entries(fields)));
}

/** Body of a create; super admins may name the tenant. */
export function createSchema(resource: Resource): TObject {
  const properties: TProperties = Object.fromEntries(
    writableFields(resource, 'create').map(([name, { schema, required }]) => [
      name,
      required ? schema : Type.Optional(schema),
    ]),
  );
  return bodySchema(resource, properties);
}

/** Body of an update: whatever is sent (contract 10 §2.1, partial merge). */
export function updateSchema(resource: Resource): TObject {
  const properties: TProperties = Object.fromEntries(
    writableFields(resource, 'update').map(([name, { schema }]) => [name, Type.Optional(schema)]),
  );
  return bodySchema(resource, properties);
}

/** What the list or the object shows and a body may not set is dropped, not refused (contract 10 §2.1 a, b). */
function bodySchema(resource: Resource, properties: TProperties): TObject {
  const tenant: TProperties =
    resource.rows.tenant === null ? {} : { [TENANT]: Type.Optional(Type.Integer({ minimum: 0 })) };
  const all = { ...properties, ...tenant };
  const dropped = [...Object.keys(resource.fields), ...(resource.ignored ?? [])].filter((name) => !(name in all));
  return Type.Object(all, { additionalProperties: false, 'x-ignored': dropped });
}

export function querySchema({ filters = {}, searched = [], rows, times }: Resource): TObject {
  const text = () => Type.Optional(Type.String());
  return Type.Object({
    ...listQueryKeys,
    ...(rows.tenant === null ? {} : { [TENANT]: Type.Optional(Type.Integer()) }),
    ...Object.fromEntries(searched.map((name) => [name, text()])),
    ...Object.fromEntries(Object.entries(filters).map(([name, kind]) => [name, Type.Optional(filterSchema(kind))])),
    ...(times?.created ? { before: Type.Optional(Type.Integer()), after: Type.Optional(Type.Integer()) } : {}),
  });
}

function filterSchema(kind: Filter): TSchema {
  if (kind === 'id') return Type.Integer();
  return kind === 'flag' ? Type.Boolean() : Type.String();
}

function propertiesOf(fields: readonly (readonly [string, Field])[]): TProperties {
  return Object.fromEntries(
    fields.map(([name, { schema, shownTo }]) => [name, shownTo ? Type.Optional(schema) : schema]),
  );
}

/** True when values of the schema are text, `null` aside. */
export function isText(schema: TSchema): boolean {
  const type: unknown = Reflect.get(schema, 'type');
  const options: unknown = Reflect.get(schema, 'anyOf');
  if (Array.isArray(options)) return options.some((option) => typeof option === 'object' && isText(option));
  return type === 'string';
}
