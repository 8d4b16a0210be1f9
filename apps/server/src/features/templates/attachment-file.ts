import { errors } from '../../http/errors.ts';
import type { SentFile } from '../../http/read-file-body.ts';

/** What runs when it is opened, by the end of its name. */
const RUNNABLE_NAMES =
  /\.(?:exe|com|bat|cmd|scr|pif|msi|msp|cpl|dll|sys|js|jse|vbs|vbe|wsf|wsh|hta|ps1|psm1|sh|bash|jar|apk|app|deb|rpm|dmg|lnk|reg|elf|bin|run)$/i;
const RUNNABLE_TYPES =
  /^(?:application|text)\/(?:x-|vnd\.)?(?:ms-?dos-executable|msdownload|dosexec|executable|elf|sh|shellscript|bat|msi|java-archive|javascript|ecmascript|vbscript|powershell|android\.package-archive|microsoft\.portable-executable)$/;
/** MZ, ELF, Mach-O (both orders, both widths, universal), `#!`. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xfe, 0xed, 0xfa],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
  [0x23, 0x21],
];
const LONGEST_NAME = 128;
const ENDS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'application/zip': 'zip',
};

/** @throws ApiError 415 for programs, by their type, name or content */
export function refuseExecutable({ bytes, type }: SentFile, name: string): void {
  const isRunnable =
    RUNNABLE_TYPES.test(type) ||
    RUNNABLE_NAMES.test(name) ||
    SIGNATURES.some((signature) => signature.every((octet, at) => bytes[at] === octet));
  if (isRunnable) throw errors.wrongContentType('Programs are not accepted as attachments');
}

/** What it is called in mails: the last part of the name that was sent, or one that its type gives. */
export function attachmentName(sent: string, type: string, nth: number): string {
  const last = sent.split(/[/\\]/).at(-1) ?? '';
  const name = last
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .toWellFormed()
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(-LONGEST_NAME);
  return name === '' ? `attachment_${nth}.${ENDS[type] ?? 'dat'}` : name;
}

/** The same name again gets a number: `offer (2).pdf`. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf('.');
    const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let distinct = name;
    for (let count = 2; taken.has(distinct.toLowerCase()); count += 1) distinct = `${stem} (${count})${end}`;
    taken.add(distinct.toLowerCase());
    return distinct;
  });
}
