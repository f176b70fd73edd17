/** A word in two forms, `[week|weeks]`, after its number. */
const FORMS = /(\d+(?:[.,]\d+)*)(\D*?)\[([^[\]|]*)\|([^[\]|]*)\]/g;

/**
 * Puts words in the number of what they count: "1 [week|weeks]" → "1 week". The number is the last one before.
 * Vietnamese has no such forms, its words pass untouched.
 */
export function inNumber(text: string): string {
  const said = text.replace(FORMS, (_, number: string, between: string, one: string, many: string) =>
    [number, between, number === '1' ? one : many].join(''),
  );
  return said === text ? text : inNumber(said);
}
