/** A MAC address as phones have it printed: `00:15:65:AB:CD:EF`; what is no address stays as it is. */
export function addressText(address: string): string {
  const digits = address.replace(/[:.\s-]/g, '').toUpperCase();
  return /^[0-9A-F]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : address;
}

/** A vendor as it writes itself, near enough: `yealink` → `Yealink`. */
export function vendorText(vendor: string): string {
  return vendor.charAt(0).toUpperCase() + vendor.slice(1);
}

/** Vendor and model in one: `Yealink T46S`; empty where neither is known. */
export function modelText(vendor: string | null, model: string | null): string {
  return [vendorText(vendor ?? ''), (model ?? '').toUpperCase()].filter((part) => part !== '').join(' ');
}

/** Where a phone fetches its configuration (contract 20 §3.1). */
export function provisioningUrl(origin: string, address: string): string {
  return `${origin}/provision/${address.replace(/[:.\s-]/g, '').toLowerCase()}`;
}
