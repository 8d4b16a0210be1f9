import { type Static, Type } from 'typebox';
import { nullable } from '../../http/fields.ts';

/** More than what is kept of it: what is pasted loses its mark-up first. */
const LONGEST_PASTED = 65_536;

/** What is announced (contract 10 §7.2); both empty: nothing any more. */
export const announcementBody = Type.Object(
  {
    tenant_id: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647, description: '0: system-wide.' })),
    title: Type.Optional(nullable(Type.String({ maxLength: 255 }))),
    message: Type.Optional(
      nullable(Type.String({ maxLength: LONGEST_PASTED, description: 'Plain text or HTML; 8 KiB are kept at most.' })),
    ),
  },
  { additionalProperties: false, 'x-ignored': ['announcement_id', 'id', 'date_created'] },
);

export type AnnouncementBody = Static<typeof announcementBody>;

export const announcementRow = Type.Object({
  announcement_id: Type.Integer(),
  id: Type.Integer(),
  tenant_id: Type.Integer({ description: '0: system-wide.' }),
  title: Type.String(),
  message: Type.String({ description: 'Sanitised HTML.' }),
  date_created: Type.Integer({ description: 'Epoch seconds.' }),
});

/** All null where there is none. */
export const announcementObject = Type.Object({
  announcement_id: nullable(Type.Integer()),
  id: nullable(Type.Integer()),
  tenant_id: nullable(Type.Integer()),
  title: nullable(Type.String()),
  message: nullable(Type.String()),
  date_created: nullable(Type.Integer()),
});
