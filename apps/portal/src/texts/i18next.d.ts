import 'i18next';
import type { Catalogue } from './translation.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Catalogue;
    returnNull: false;
    strictKeyChecks: true;
  }
}
