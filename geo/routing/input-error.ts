/** What is given to a planning function is not what it takes: `field` names the part, `code` says what is wrong with it. */
export class PlanInputError extends Error {
  readonly code: string;
  readonly field: string;

  /**
   * @param code  stable, for catalogues: `not_square`, `not_a_number`, …
   * @param field  path in the input: `matrix[3][5]`, `options.start`, …
   * @param message  one English sentence
   */
  constructor(code: string, field: string, message: string) {
    super(`${field}: ${message}`);
    this.name = 'PlanInputError';
    this.code = code;
    this.field = field;
  }
}
