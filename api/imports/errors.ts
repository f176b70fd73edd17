/** Why nothing of a file could be read. */
export type ImportErrorCode =
  | 'empty'
  | 'encrypted'
  | 'no_header'
  | 'no_member_header'
  | 'shapefile_incomplete'
  | 'too_large'
  | 'too_slow'
  | 'truncated'
  | 'unclosed_quote'
  | 'unreadable'
  | 'unsupported_format'
  | 'xml_entities'
  | 'xml_invalid';

export type Details = Record<string, string | number>;

/** The file as a whole cannot be read; a bad row is a {@link Problem} instead, and the good rows go in. */
export class ImportError extends Error {
  readonly code: ImportErrorCode;
  readonly details: Details;

  constructor(code: ImportErrorCode, details: Details = {}) {
    super(`register not read: ${code} ${JSON.stringify(details)}`);
    this.name = 'ImportError';
    this.code = code;
    this.details = details;
  }
}
