import type { AnswerOf } from '@strowger/client';

/** A cover page as the API shows it. */
export type CoverPage = AnswerOf<'/api/coverpages/{coverpage_id}'>;
