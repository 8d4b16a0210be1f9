export * from './country-codes.ts';
export { compileFilters, type Filter, type FilteredCall, numberPattern } from './filters.ts';
export * from './increment.ts';
export * from './lines.ts';
export * from './normalise-number.ts';
export * from './package-terms.ts';
export * from './price-book.ts';
export * from './quote.ts';
export * from './rate-call.ts';
