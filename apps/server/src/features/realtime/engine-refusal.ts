import { SwitchRefusal } from '@strowger/switch';
import { type ApiError, errors } from '../../http/errors.ts';

/** Words for refusals that the engine cannot know. */
export interface RefusalWords {
  /** What was not found. */
  readonly not_found: string;
  readonly not_registered?: string;
}

/**
 * Runs an engine's command; what it refuses becomes the API's answer (contract 20 §0.5, §13).
 * @throws ApiError 404, 409, 503
 */
export async function refusedAs<T>(words: RefusalWords, command: () => Promise<T>): Promise<T> {
  try {
    return await command();
  } catch (error) {
    throw error instanceof SwitchRefusal ? answerTo(error, words) : error;
  }
}

function answerTo(refusal: SwitchRefusal, words: RefusalWords): ApiError {
  switch (refusal.reason) {
    case 'not_found':
      return errors.notFound(words.not_found);
    case 'not_registered':
      return errors.conflict(words.not_registered ?? refusal.message);
    case 'wrong_state':
    case 'refused':
      return errors.conflict(refusal.message);
    case 'unavailable':
      return errors.unavailable('Call engine unreachable');
  }
}
