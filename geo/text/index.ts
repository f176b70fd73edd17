export { cleanText, foldVietnamese } from './fold.ts';
export { maskPhone, normalisePhone } from './phone.ts';
