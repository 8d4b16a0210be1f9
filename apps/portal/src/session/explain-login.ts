import type { TFunction } from 'i18next';
import { type ApiError, NO_ANSWER } from '../api/api-error.ts';

/** Why a login was refused (contract 10 §1.2), in the language of the portal. */
export function explainLogin(error: ApiError, t: TFunction<'session'>): string {
  switch (error.status) {
    case NO_ANSWER:
      return t('refused.noAnswer');
    case 401:
      return t('refused.wrong');
    case 403:
      return t('refused.tenant');
    case 423:
      return t('refused.locked');
    case 426:
      return t('refused.expired');
    case 429:
      return error.retryAfter === undefined ? t('refused.inactive') : t('refused.tooMany', { count: error.retryAfter });
    default:
      return error.message;
  }
}
