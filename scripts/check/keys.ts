/** Every text of a catalogue by its dotted key; nested objects are walked, functions and arrays are leaves. */
export function texts(catalogue: unknown, prefix = ''): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, value] of Object.entries(catalogue as Record<string, unknown>)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [inner, text] of texts(value, path)) found.set(inner, text);
    } else {
      found.set(path, value);
    }
  }
  return found;
}

/** Names of the values a text takes, `{{name}}` or `{name}`, in alphabetical order. */
const slots = (text: unknown): string =>
  typeof text === 'string'
    ? [...new Set(text.match(/\{+\s*\w+/g) ?? [])]
        .map((s) => s.replace(/\W/g, ''))
        .sort()
        .join()
    : '';

/** Plural endings of i18next: English has two forms where Vietnamese has one. */
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Keys that stand in one language only, empty texts, and texts that take other values than their twin. */
export function differences(a: unknown, b: unknown, [nameA, nameB]: readonly [string, string]): string[] {
  const [here, there] = [texts(a), texts(b)];
  const bare = (all: Map<string, unknown>) => new Set([...all.keys()].map((key) => key.replace(PLURAL, '')));
  const [bareHere, bareThere] = [bare(here), bare(there)];
  return [
    ...[...bareHere].filter((key) => !bareThere.has(key)).map((key) => `"${key}" stands in ${nameA} only`),
    ...[...bareThere].filter((key) => !bareHere.has(key)).map((key) => `"${key}" stands in ${nameB} only`),
    ...[...here].filter(([, text]) => text === '').map(([key]) => `"${key}" is empty in ${nameA}`),
    ...[...there].filter(([, text]) => text === '').map(([key]) => `"${key}" is empty in ${nameB}`),
    ...[...here]
      .filter(([key, text]) => there.has(key) && slots(text) !== slots(there.get(key)))
      .map(([key]) => `"${key}" takes other values in ${nameA} than in ${nameB}`),
  ];
}
