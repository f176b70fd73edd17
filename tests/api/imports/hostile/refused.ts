import { expect } from 'vitest';
import { ImportError } from '#api/imports/errors.ts';
import { errorMessage } from '#api/imports/messages.ts';
import { understand } from '#api/imports/understand.ts';
import { options } from '../workbooks.ts';

/** Why a file is not read; throws where it is, or where anything but a clear error comes of it. */
export async function refused(bytes: Uint8Array): Promise<ImportError> {
  const error = await understand(bytes, options).then(
    () => new Error('the file was read'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ImportError)) throw error;
  for (const lang of ['vi', 'en'] as const) expect(errorMessage(lang, error)).not.toMatch(/[{}]|undefined/);
  return error;
}

/** The code of the same. */
export const code = async (bytes: Uint8Array): Promise<string> => (await refused(bytes)).code;
