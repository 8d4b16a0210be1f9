import type { AnswerOf, BodyOf } from '@strowger/client';

/** An extension as the API gives it. */
export type Extension = AnswerOf<'/api/fpbx_extensions/{extension_uuid}'>;

/** What a PUT of an extension takes. */
export type ExtensionBody = BodyOf<'/api/fpbx_extensions/{extension_uuid}', 'put'>;
