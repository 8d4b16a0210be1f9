import { escapeHtml } from '../html/escape-html.ts';
import type { Block, Letter } from './letter.ts';
import { type Brand, UnsendableMail } from './mail.ts';
import { headerLine } from './recipient.ts';

export interface RenderedLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Sets a letter as plain text and as HTML, out of the same parts. Whatever its values hold stays text.
 * @throws UnsendableMail when a link is not one of the web
 */
export function renderLetter(letter: Letter, brand: Brand): RenderedLetter {
  return {
    subject: headerLine(letter.subject),
    text: asText(letter, brand),
    html: asHtml(letter, brand),
  };
}

function greeting({ name }: Letter): string {
  const called = headerLine(name);
  return called === '' ? 'Hello,' : `Hello ${called},`;
}

function closing({ title, supportEmail }: Brand): string[] {
  return [title, ...(supportEmail ? [`Questions: ${supportEmail}`] : [])];
}

function asText(letter: Letter, brand: Brand): string {
  const parts = [greeting(letter), ...letter.body.map(blockAsText), ['--', ...closing(brand)].join('\n')];
  return `${parts.join('\n\n')}\n`;
}

function blockAsText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'code':
      return `    ${block.code}`;
    case 'link':
      return `${block.label}:\n${webAddress(block.href)}`;
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
  }
}

const PAGE = 'margin:0;padding:24px;background:#f4f5f7;font:16px/1.5 Helvetica,Arial,sans-serif;color:#1f2328';
const CARD = 'max-width:560px;margin:0 auto;padding:24px 32px;background:#ffffff;border-radius:8px';
const CODE = 'font:600 28px/1.2 Menlo,Consolas,monospace;letter-spacing:4px;margin:16px 0';
const BUTTON =
  'display:inline-block;padding:10px 20px;border-radius:6px;background:#1a56db;color:#ffffff;text-decoration:none';
const SMALL = 'font-size:13px;color:#59636e';

function asHtml(letter: Letter, brand: Brand): string {
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(letter.subject)}</title></head>`,
    `<body style="${PAGE}"><div style="${CARD}">`,
    paragraph(greeting(letter)),
    ...letter.body.map(blockAsHtml),
    `<hr style="border:0;border-top:1px solid #d1d9e0;margin:24px 0 12px">`,
    ...closing(brand).map((line) => `<div style="${SMALL}">${escapeHtml(line)}</div>`),
    '</div></body></html>',
    '',
  ].join('\n');
}

function blockAsHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      return paragraph(block.text);
    case 'code':
      return `<p style="${CODE}">${escapeHtml(block.code)}</p>`;
    case 'link': {
      const href = escapeHtml(webAddress(block.href));
      return [
        `<p><a href="${href}" style="${BUTTON}">${escapeHtml(block.label)}</a></p>`,
        `<p style="${SMALL};word-break:break-all">${href}</p>`,
      ].join('\n');
    }
    case 'facts':
      return `<table role="presentation" style="border-spacing:0;margin:16px 0">${block.rows.map(factRow).join('')}</table>`;
  }
}

const factRow = ([label, value]: readonly [string, string]): string =>
  `<tr><td style="padding:2px 16px 2px 0;color:#59636e">${escapeHtml(label)}</td><td>${escapeHtml(value)}</td></tr>`;

const paragraph = (words: string): string => `<p>${escapeHtml(words)}</p>`;

/** `javascript:` and the like never become a link. */
function webAddress(href: string): string {
  const url = URL.parse(href);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new UnsendableMail('a link of the mail is no web address');
  }
  return url.href;
}
