/** Why nothing of a file could be made the ground. */
export type BasemapErrorCode =
  | 'change_file'
  | 'damaged'
  | 'empty'
  | 'history'
  | 'nothing_inside'
  | 'projected'
  | 'too_large'
  | 'too_slow'
  | 'too_wide'
  | 'truncated'
  | 'unsupported_compression'
  | 'unsupported_feature'
  | 'unsupported_format'
  | 'xml_entities'
  | 'xml_invalid';

export type Details = Record<string, string | number>;

/** The file as a whole cannot be used; a single bad feature is left out and counted instead. */
export class BasemapError extends Error {
  readonly code: BasemapErrorCode;
  readonly details: Details;

  constructor(code: BasemapErrorCode, details: Details = {}) {
    super(`base map not read: ${code} ${JSON.stringify(details)}`);
    this.name = 'BasemapError';
    this.code = code;
    this.details = details;
  }
}
