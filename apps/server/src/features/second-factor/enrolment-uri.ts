import { PRODUCT_TITLE } from '../branding/presenter.ts';

/** In characters: the QR code has to hold it twice. */
const LONGEST_ISSUER = 40;

/**
 * What an authenticator app reads from the QR code (contract 10 §1.8).
 * @param title how the app names the account: the product's title, or that of the branding
 */
export function enrolmentUri(username: string, secret: string, title: string = PRODUCT_TITLE): string {
  const issuer = encodeURIComponent(issuerOf(title));
  const label = `${issuer}:${encodeURIComponent(username)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${issuer}&algorithm=SHA1&digits=6&period=30`;
}

/** A colon would end the issuer in the label. */
function issuerOf(title: string): string {
  const readable = title.replaceAll(':', ' ').replace(/\s+/g, ' ').trim();
  return [...readable].slice(0, LONGEST_ISSUER).join('').trim() || PRODUCT_TITLE;
}
