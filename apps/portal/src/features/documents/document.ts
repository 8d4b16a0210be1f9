import type { AnswerOf } from '@strowger/client';

/** A document as the API shows it. */
export type Document = AnswerOf<'/api/documents/{document_id}'>;

/** How finely pages can be sent, the coarsest first (contract 30 §12). */
export const QUALITIES = ['basic', 'standard', 'fine', 'super', 'superior', 'ultra'] as const;
