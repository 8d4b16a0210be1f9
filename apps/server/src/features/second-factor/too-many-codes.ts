import { type ApiError, errors } from '../../http/errors.ts';

/** 429 while wrong codes lock the second factor. */
export function tooManyCodes(until: Date, now: Date): ApiError {
  return errors.tooMany('Too many wrong verification codes, try again later', (until.getTime() - now.getTime()) / 1000);
}
