import { useState } from 'react';
import { Problem } from '../app/http.ts';
import { sayFailure } from './toast.tsx';

/** What the server would not take, by field of a form. */
export interface Refusals<Field extends string> {
  /** words for the field; undefined where nothing is wrong with it */
  of: (field: Field) => string | undefined;
  /** hears why sending failed: at the fields where the form has them all, else as a toast */
  hear: (error: unknown) => void;
  /** nothing is refused so far */
  clear: () => void;
}

/** @param fields  the form's fields, as the API calls them */
export function useRefusals<Field extends string>(fields: readonly Field[]): Refusals<Field> {
  const [words, setWords] = useState<ReadonlyMap<string, string>>(new Map());
  return {
    of: (field) => words.get(field),
    hear(error) {
      const issues = error instanceof Problem ? error.issues : [];
      const named = issues.map(({ path, message }) => ({
        field: Array.isArray(path) ? path[0] : path?.split('.')[0],
        message: `${message.charAt(0).toUpperCase()}${message.slice(1)}`,
      }));
      const known: readonly unknown[] = fields;
      if (named.length === 0 || named.some(({ field }) => !known.includes(field))) sayFailure(error);
      setWords(new Map(named.map(({ field, message }) => [String(field), message])));
    },
    clear: () => setWords(new Map()),
  };
}
