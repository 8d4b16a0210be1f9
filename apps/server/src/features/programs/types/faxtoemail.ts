import { SERVICE } from '../services.ts';
import { answering } from './answering.ts';

/** Keeps the faxes that come to a number and mails them (contract 30 §21). */
export const faxtoemail = answering('faxtoemail', SERVICE.fax, 'fax', ['email']);
