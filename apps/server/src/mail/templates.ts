import { code, facts, type Letter, link, text } from './letter.ts';
import type { Brand } from './mail.ts';

/** What each mail needs to know. Amounts come as the decimal text people read, links on the setting `public_url`. */
export interface MailData {
  /** Contract 10 §1.7, step 2. */
  readonly 'password-reset': { readonly name: string; readonly link: string; readonly minutes: number };
  /** Contract 10 §1.8, code by mail. */
  readonly 'mfa-code': { readonly name: string; readonly code: string; readonly minutes: number };
  /** Contract 10 §6, `passwd_email_notify`; `days` 0 = today. */
  readonly 'password-expiring': { readonly name: string; readonly days: number; readonly link: string };
  /** To a user just made; says nothing of his password. */
  readonly welcome: { readonly name: string; readonly username: string; readonly link: string };
  /** Contract 10 §9.9, credit alert. */
  readonly 'low-credit': Credit & { readonly threshold: string };
  /** Contract 10 §9.9, balance at 0 or below. */
  readonly 'no-credit': Credit;
  /** To the tenant and to whoever runs the platform: more was spent within an hour than he expects. */
  readonly 'fraud-alarm': {
    readonly company: string;
    readonly spent: string;
    readonly limit: string;
    readonly currency: string;
    readonly calls: number;
    /** 0: nothing is blocked. */
    readonly blockedHours: number;
  };
  /** To the tenant and to whoever runs the platform: his phones tried to call premium numbers, and were refused. */
  readonly 'premium-alarm': {
    readonly company: string;
    /** Comma lists. */
    readonly numbers: string;
    readonly extensions: string;
  };
  /** Contract 10 §9.6, a renewal that could not be charged. */
  readonly 'subscription-suspended': Credit & { readonly package: string; readonly price: string };
  /** Contract 20 §1.8.10, §4.3; `called` as people read it: `Sales (600)`. */
  readonly 'missed-call': {
    readonly called: string;
    /** Empty: withheld. */
    readonly callerNumber: string;
    readonly callerName: string;
    /** In the tenant's time. */
    readonly at: string;
  };
  /** To whoever faxes by mail: what becomes of his request (contract 30 §22). */
  readonly 'fax-request': {
    readonly outcome: 'received' | 'rejected';
    readonly subject: string;
    /** Comma lists; empty: none. */
    readonly numbers: string;
    readonly leftOut: string;
    /** Of a rejection. */
    readonly reason: string;
  };
  /** Contract 00 "Webhooks", `active` 0. */
  readonly 'webhook-disabled': {
    readonly company: string;
    readonly url: string;
    readonly reason: 'gone' | 'no success';
  };
  /** Contract 30 §21; its PDF is attached, or lies at the link. */
  readonly 'fax-received': {
    /** Empty: withheld. */
    readonly caller: string;
    readonly called: string;
    readonly pages: number;
    /** In the tenant's time. */
    readonly at: string;
    readonly isPartial: boolean;
    readonly link?: string;
  };
  /** Contract 30 §18.5: a fax was given up. */
  readonly 'fax-failed': FaxOutcome;
  /** To whoever sent it by mail. */
  readonly 'fax-delivered': FaxOutcome;
  /** Contract 20 §7.3.6; its audio is attached, linked or neither. */
  readonly voicemail: Voicemail;
}

interface FaxOutcome {
  readonly name: string;
  readonly title: string;
  readonly to: string;
  readonly reason: string;
  readonly tries: number;
  readonly pages: number;
}

interface Voicemail {
  readonly mailbox: string;
  readonly callerName: string;
  readonly callerNumber: string;
  /** In the tenant's zone. */
  readonly at: string;
  /** `1:05`. */
  readonly length: string;
  readonly link?: string;
  readonly transcription?: string;
}

interface Credit {
  readonly company: string;
  readonly credit: string;
  /** ISO 4217 code. */
  readonly currency: string;
}

export type MailName = keyof MailData;

type Template<N extends MailName> = (data: MailData[N], brand: Brand) => Letter;

/** Every mail the platform writes. */
export const TEMPLATES: { readonly [N in MailName]: Template<N> } = {
  'password-reset': ({ name, link: href, minutes }, { title }) => ({
    subject: `${title}: reset your password`,
    name,
    body: [
      text(`Somebody asked to reset the password of your ${title} account.`),
      link('Choose a new password', href),
      text(`The link works once, within ${plural(minutes, 'minute')}. If it was not you, nothing needs to be done.`),
    ],
  }),

  'mfa-code': ({ name, code: digits, minutes }, { title }) => ({
    subject: `${title}: your verification code`,
    name,
    body: [
      text('Your verification code is:'),
      code(digits),
      text(`It works once, within ${plural(minutes, 'minute')}. We never ask for it by phone or mail.`),
    ],
  }),

  'password-expiring': ({ name, days, link: href }, { title }) => ({
    subject: `${title}: your password expires ${days === 0 ? 'today' : `in ${plural(days, 'day')}`}`,
    name,
    body: [
      text(`Your password expires ${days === 0 ? 'today' : `in ${plural(days, 'day')}`}. Please choose a new one.`),
      link(`Open ${title}`, href),
    ],
  }),

  welcome: ({ name, username, link: href }, { title }) => ({
    subject: `Welcome to ${title}`,
    name,
    body: [
      text(`An account of ${title} was made for you.`),
      facts(['User name', username]),
      link('Sign in', href),
      text('Your administrator tells you your first password, or choose one with "forgot password".'),
    ],
  }),

  'low-credit': ({ company, credit, threshold, currency }, { title }) => ({
    subject: `${title}: low credit of ${company}`,
    name: '',
    body: [
      text(`The credit of ${company} fell below the amount at which you wanted to be told.`),
      facts(['Credit', `${credit} ${currency}`], ['Alert below', `${threshold} ${currency}`]),
      text('Please top it up, so that calls and faxes go on.'),
    ],
  }),

  'no-credit': ({ company, credit, currency }, { title }) => ({
    subject: `${title}: ${company} has no credit left`,
    name: '',
    body: [
      text(
        `${company} has used up its credit. Calls to the outside and faxes wait for a top-up; emergency calls pass.`,
      ),
      facts(['Credit', `${credit} ${currency}`]),
    ],
  }),

  'fraud-alarm': ({ company, spent, limit, currency, calls, blockedHours }, { title }) => ({
    subject: `${title}: unusual spending of ${company}`,
    name: '',
    body: [
      text(
        `${company} has spent more within an hour than expected. If nobody of yours made these calls, change passwords.`,
      ),
      facts(['Spent', `${spent} ${currency}`], ['Expected at most', `${limit} ${currency}`], ['Calls', String(calls)]),
      text(
        blockedHours === 0
          ? 'Calls go on.'
          : `Paid calls are refused for ${plural(blockedHours, 'hour')}; emergency calls and calls from outside pass.`,
      ),
    ],
  }),

  'premium-alarm': ({ company, numbers, extensions }, { title }) => ({
    subject: `${title}: calls of ${company} to premium numbers were refused`,
    name: '',
    body: [
      text(
        `Phones of ${company} tried to call premium numbers, which are not allowed. If nobody of yours did so, change passwords.`,
      ),
      facts(['Numbers', numbers || 'unknown'], ['Extensions', extensions || 'unknown']),
      text('You are told at most once an hour. Call records tell of each of these calls.'),
    ],
  }),

  'subscription-suspended': ({ company, package: name, price, credit, currency }, { title }) => ({
    subject: `${title}: the subscription of ${company} is suspended`,
    name: '',
    body: [
      text(`The subscription of ${company} could not be renewed: the credit does not cover its price.`),
      facts(['Package', name], ['Price', `${price} ${currency}`], ['Credit', `${credit} ${currency}`]),
      text('Calls from and to the outside are refused until it is activated again; emergency calls pass.'),
    ],
  }),

  voicemail: ({ mailbox, callerName, callerNumber, at, length, link: href, transcription }, { title }) => ({
    subject: `${title}: voicemail from ${callerName || callerNumber || 'an unknown caller'}`,
    name: '',
    body: [
      text(`There is a new message in mailbox ${mailbox}.`),
      facts(
        ['From', [callerName, callerNumber].filter(Boolean).join(', ') || 'unknown'],
        ['At', at],
        ['Length', length],
      ),
      ...(transcription === undefined ? [] : [text(transcription)]),
      ...(href === undefined ? [] : [link('Listen to it', href)]),
    ],
  }),

  'fax-received': ({ caller, called, pages, at, isPartial, link: href }) => ({
    subject: 'You have received a Fax',
    name: '',
    body: [
      text('You have received a Fax.'),
      facts(['From', caller || 'withheld'], ['To', called], ['Pages', String(pages)], ['Time', at]),
      ...(isPartial ? [text('The transmission broke off: the pages that came are all there is.')] : []),
      ...(href === undefined ? [] : [text('It is too large for a mail.'), link('Open the fax', href)]),
    ],
  }),

  'fax-failed': ({ name, title: document, to, reason, tries }, { title }) => ({
    subject: `${title}: your fax could not be delivered`,
    name,
    body: [
      text('Your fax could not be delivered, and is not tried again.'),
      facts(['Fax', document || 'untitled'], ['To', to], ['Reason', reason], ['Attempts', String(tries)]),
    ],
  }),

  'fax-delivered': ({ name, title: document, to, pages }, { title }) => ({
    subject: `${title}: your fax was delivered`,
    name,
    body: [
      text('Your fax was delivered.'),
      facts(['Fax', document || 'untitled'], ['To', to], ['Pages', String(pages)]),
    ],
  }),

  'fax-request': ({ outcome, subject, numbers, leftOut, reason }, { title }) => ({
    subject: outcome === 'received' ? `${title}: fax request received` : `${title}: fax request rejected`,
    name: '',
    body: [
      text(outcome === 'received' ? 'Your fax is on its way.' : `Your mail could not be sent as a fax. ${reason}`),
      facts(['Subject', subject || 'none'], ...(numbers === '' ? [] : [['To', numbers] as const])),
      ...(leftOut === '' ? [] : [text(`These attachments could not be pages and were left out: ${leftOut}`)]),
    ],
  }),

  'missed-call': ({ called, callerNumber, callerName, at }, { title }) => ({
    subject: `${title}: missed call from ${callerNumber || 'a withheld number'}`,
    name: '',
    body: [
      text(`A call to ${called} was not answered.`),
      facts(['Caller', callerNumber || 'withheld'], ...named(callerName, callerNumber), ['Time', at]),
    ],
  }),

  'webhook-disabled': ({ company, url, reason }, { title }) => ({
    subject: `${title}: a webhook of ${company} was switched off`,
    name: '',
    body: [
      text(
        reason === 'gone'
          ? 'The receiver of a webhook answered that it no longer exists (410). The webhook was switched off.'
          : 'A webhook could not be delivered once in three days. It was switched off.',
      ),
      facts(['Webhook', url]),
      text('Switch it on again when its receiver works.'),
    ],
  }),
};

function named(name: string, number: string): [label: string, value: string][] {
  return name === '' || name === number ? [] : [['Name', name]];
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
