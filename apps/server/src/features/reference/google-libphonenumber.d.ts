/** What we use of libphonenumber; its own typings leave the metadata out. */
declare module 'google-libphonenumber' {
  /** https://github.com/google/libphonenumber, resources/phonemetadata.proto */
  interface PhoneNumberDesc {
    possibleLengthArray(): readonly number[];
  }

  interface PhoneMetadata {
    getCountryCode(): number | null;
    /** A pattern, where several prefixes lead abroad. */
    getInternationalPrefix(): string | null;
    /** One of them that everybody may dial; `~` marks a pause for the dial tone. */
    getPreferredInternationalPrefix(): string | null;
    getNationalPrefix(): string | null;
    getGeneralDesc(): PhoneNumberDesc | null;
    getFixedLine(): PhoneNumberDesc | null;
    getMobile(): PhoneNumberDesc | null;
    /** A pattern: what tells numbers of the region from others of its country code; null: the rest. */
    getLeadingDigits(): string | null;
  }

  interface PhoneNumberUtil {
    getMetadataForRegion(region: string): PhoneMetadata | null;
    getSupportedRegions(): readonly string[];
    /** Codes of no country, such as 800. */
    getSupportedGlobalNetworkCallingCodes(): readonly number[];
    /** The main one, where several share a code. */
    getRegionCodeForCountryCode(code: number): string;
  }

  const libphonenumber: {
    readonly PhoneNumberUtil: { getInstance(): PhoneNumberUtil };
    /** Messages as arrays whose indexes are the field numbers of phonemetadata.proto. */
    readonly shortnumbermetadata: { readonly countryToMetadata: Readonly<Record<string, unknown>> };
  };
  export default libphonenumber;
}
