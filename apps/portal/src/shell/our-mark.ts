/** The mark of the product itself, for whoever has set no branding. */
export const OUR_MARK = '/favicon.svg';
