// Mobile numbers had 11 digits until 2018; the old prefix says the new one (Ministry plan 798/QĐ-BTTTT).
const MOVED_PREFIXES = new Map(
  Object.entries({
    '0120': '070',
    '0121': '079',
    '0122': '077',
    '0126': '076',
    '0128': '078',
    '0123': '083',
    '0124': '084',
    '0125': '085',
    '0127': '081',
    '0129': '082',
    '0162': '032',
    '0163': '033',
    '0164': '034',
    '0165': '035',
    '0166': '036',
    '0167': '037',
    '0168': '038',
    '0169': '039',
    '0186': '056',
    '0188': '058',
    '0199': '059',
  }),
);

const MOBILE = /^0[35789]\d{8}$/;
const LANDLINE = /^02\d{9}$/;

/**
 * A Vietnamese telephone number as ten (mobile) or eleven (landline) digits from 0, or null where it is none.
 * Takes `+84`, separators, a leading zero lost by a spreadsheet, and the eleven-digit mobile numbers from before 2018.
 */
export function normalisePhone(text: string): string | null {
  if (/[^\d\s.,()+/'-]/.test(text.normalize('NFKC').trim())) return null;
  let digits = text.normalize('NFKC').replace(/\D/g, '');
  if (digits.startsWith('0084')) digits = digits.slice(2);
  if (digits.startsWith('84') && digits.length >= 11) digits = `0${digits.slice(2)}`;
  if (digits.startsWith('00')) digits = digits.slice(1);
  if (!digits.startsWith('0')) digits = `0${digits}`;
  const moved = digits.length === 11 ? MOVED_PREFIXES.get(digits.slice(0, 4)) : undefined;
  if (moved !== undefined) digits = moved + digits.slice(4);
  return MOBILE.test(digits) || LANDLINE.test(digits) ? digits : null;
}

/** A number to show in lists: its first two and last three digits, `09•• ••• 318`. Null stays null. */
export function maskPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const digits = phone.replace(/\D/g, '');
  if (digits.length < 7) return '••• •••';
  return `${digits.slice(0, 2)}•• ${'•'.repeat(digits.length - 7)} ${digits.slice(-3)}`;
}
