import type { AnswerOf, BodyOf } from '@strowger/client';

/** An extension as the API gives it. */
export type Extension = AnswerOf<'/api/fpbx_extensions/{extension_uuid}'>;

/** What a PUT of an extension takes. */
export type ExtensionBody = BodyOf<'/api/fpbx_extensions/{extension_uuid}', 'put'>;

/** What answers at an extension: phones, or the fax machine of the platform (contract 20 §1.2). */
export const KINDS = ['voice', 'fax'] as const;

export const kindOf = ({ extension_type }: Pick<Extension, 'extension_type'>): (typeof KINDS)[number] =>
  extension_type === 'fax' ? 'fax' : 'voice';
