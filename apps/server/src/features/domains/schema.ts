import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';

const IGNORED = ['tenant_name', 'domain_enabled'];

const description = () =>
  nullable(Type.String({ maxLength: 255, pattern: '^[^\\u0000-\\u001f\\u007f]*$', description: 'What it is for.' }));

export const CreateDomainBody = Type.Object(
  {
    tenant_id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
    domain_name: Type.String({ minLength: 1, maxLength: 253, description: 'Lower-case host name, unique.' }),
    domain_description: Type.Optional(description()),
  },
  { additionalProperties: false, 'x-ignored': [...IGNORED, 'domain_uuid'] },
);

export const AssignDomainBody = Type.Object(
  { domain_uuid: uuid() },
  { additionalProperties: false, 'x-ignored': [...IGNORED, 'tenant_id', 'domain_name', 'domain_description'] },
);

export const DomainRowReply = Type.Object({
  domain_uuid: uuid(),
  domain_name: Type.String(),
  domain_enabled: Type.Boolean(),
  domain_description: nullable(Type.String()),
  tenant_id: nullable(Type.Integer()),
  tenant_name: nullable(Type.String()),
});

export const TenantDomainReply = Type.Object({
  tenant_id: Type.Integer(),
  domain_uuid: nullable(uuid()),
  domain_name: nullable(Type.String()),
});
