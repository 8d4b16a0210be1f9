import { Type } from 'typebox';
import { epochSeconds, flagNumber, nullable } from '../../http/fields.ts';
import { listQueryKeys } from '../../http/list-query.ts';

const time = () => Type.String({ format: 'date-time' });

export const targetUrl = () => Type.String({ minLength: 1, maxLength: 2000, description: 'http or https.' });

export const eventNames = () =>
  Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
    minItems: 1,
    maxItems: 100,
    description: 'Names of events, or area.*.',
  });

export const description = () => nullable(Type.String({ maxLength: 255 }));

/** Fields of the object; those that are only shown are dropped from bodies. */
export const shownFields = {
  webhook_id: Type.Integer(),
  last_status: nullable(
    Type.Integer({ description: 'HTTP status of the last attempt; null: no answer, or none yet.' }),
  ),
  last_at: nullable(time()),
  date_created: epochSeconds(),
};

export const webhookCreate = Type.Object(
  {
    url: targetUrl(),
    events: eventNames(),
    description: Type.Optional(description()),
    active: Type.Optional(flagNumber()),
    tenant_id: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Super admins only; absent: the events of all tenants.' }),
    ),
  },
  { additionalProperties: false, 'x-ignored': [...Object.keys(shownFields), 'secret'] },
);

export const newWebhook = Type.Object({
  webhook_id: Type.Integer(),
  secret: Type.String({ description: 'Signs the requests. Shown here and by rotate only.' }),
});

export const rotation = Type.Object(
  {
    overlap_hours: Type.Optional(
      Type.Number({ minimum: 0, maximum: 720, default: 24, description: 'How long the secrets before sign yet.' }),
    ),
  },
  { additionalProperties: false },
);

export const newSecret = Type.Object({ secret: Type.String() });

const deliveryFields = {
  delivery_id: Type.Integer(),
  event_id: Type.Integer(),
  type: Type.String(),
  status: Type.Enum(['pending', 'delivered', 'failed']),
  attempts: Type.Integer(),
  http_status: nullable(Type.Integer()),
  error: nullable(Type.String()),
  duration_ms: nullable(Type.Integer()),
  created_at: time(),
  next_attempt_at: nullable(time()),
};

export const deliveryRow = Type.Object(deliveryFields);

export const deliveryObject = Type.Object({
  ...deliveryFields,
  request_body: Type.String(),
  response_body: nullable(Type.String({ description: 'Its first 4 KiB.' })),
});

export const deliveryQuery = Type.Object({
  ...listQueryKeys,
  status: Type.Optional(Type.Enum(['pending', 'delivered', 'failed'])),
  type: Type.Optional(Type.String({ description: 'A name, or area.*.' })),
  from: Type.Optional(Type.String({ description: 'Epoch seconds or ISO 8601, inclusive.' })),
  to: Type.Optional(Type.String({ description: 'Epoch seconds or ISO 8601, inclusive.' })),
});
