import type { AnswerOf } from '@strowger/client';

/** A document as the API shows it. */
export type Document = AnswerOf<'/api/documents/{document_id}'>;
